import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dataMembers } from './members.mjs';

test('finds data members and nothing else', () => {
  const header = `
    struct Other { int not_me; };
    struct Page {  // struct Page { int nor_me; }
      PageFrame frame;
      std::string name = "a;b";
      std::vector<std::pair<int, int>> pairs = {};
      std::optional<Row> row{};
      int a_number = 3;
      int limit[4];
      using Alias = int;
      struct Inner { int hidden; };
      bool is_open() const { return true; }
      std::string render(const Locale& locale) const;
    };`;

  assert.deepEqual(dataMembers(header, 'Page'),
                   ['frame', 'name', 'pairs', 'row', 'a_number', 'limit']);
  assert.equal(dataMembers(header, 'Missing'), null);
});
