// What a server does by the clock, run on an office.
#include "jobs/office_jobs.h"

#include <gtest/gtest.h>

#include "app/dossier_views.h"
#include "tests/office/duty_world.h"

namespace khongcho::jobs {
namespace {

TEST(OfficeJobs, PassOnTheWorkOfWhoIsAwayAndEndWell) {
  test::DutyWorld world;
  world.plan_all();
  const Dossier dossier = world.assigned();
  test::DutyWorld::must(app::note_absence(
      world.ctx(), world.nam,
      world.an_absence(world.nam, "2023-09-29 07:00", "2023-09-29 17:00")));
  JobClock clock(world.time, [](const std::string& name, const std::string& problem) {
    ADD_FAILURE() << name << ": " << problem;
  });
  add_office_jobs(clock, world.ctx());

  world.set_time("2023-09-29 07:00");
  clock.run_due(JobClock::SteadyTime{});

  const auto view = app::dossier_view(world.ctx(), world.chair, dossier.code, "test");
  EXPECT_EQ(view->dossier.specialist, world.dung.id);
  std::vector<std::string> names;
  for (const JobState& each : clock.states()) {
    names.push_back(each.name);
    EXPECT_EQ(each.runs, 1) << each.name;
  }
  EXPECT_EQ(names, (std::vector<std::string>{"absences", "alarms", "readiness"}));
}

}  // namespace
}  // namespace khongcho::jobs
