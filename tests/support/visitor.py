"""One browser against the real server over loopback: its cookies and the token of its forms."""
import http.client
import re
import urllib.parse

FORM = "application/x-www-form-urlencoded"


class Visitor:
    """One browser: its cookies and, when signed in, the token of its forms."""

    def __init__(self, port, login=None):
        self.port, self.cookies, self.csrf = port, {}, ""
        if login is None:
            return
        _, page = self.send("GET", "/dang-nhap")
        guest = re.search(r'name="csrf"[^>]*value="([^"]+)"', page).group(1)
        self.send("POST", "/dang-nhap", urllib.parse.urlencode(
            {"csrf": guest, "login": login, "password": "thu-sau-khong-cho"}))
        _, own = self.send("GET", "/toi")
        self.csrf = re.search(r'name="csrf"[^>]*value="([^"]+)"', own).group(1)

    def send(self, method, target, body=None, content_type=FORM, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None:
            names["Content-Type"] = content_type
        if self.cookies:
            names["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        data = body.encode("utf-8", "surrogateescape") if isinstance(body, str) else body
        connection.request(method, target, data, names)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        connection.close()
        return answer.status, text

    def post(self, target, **inputs):
        body = urllib.parse.urlencode({"csrf": self.csrf, **inputs})
        return self.send("POST", target, body)
