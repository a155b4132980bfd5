#!/usr/bin/env python3
"""A network scanner on the loopback that speaks eSCL and hands out prepared pages.

Usage: tools/scanner_simulator/scanner_simulator.py [--port N] [--fault FAULT] PAGE.jpg ...

Prints its address and serves until it is ended. Every job gives the pages in order (from the
glass: the first alone) and then 404, as scanners do. FAULT, changed at any time by
PUT /simulator/fault with the word as body:
  none       works
  empty      the feeder has no paper
  busy       another computer is scanning
  jam:N      paper sticks after N pages
  cut:N      the connection breaks in the middle of page N + 1
  slow:N     each page is answered "not yet" N times first
GET /simulator/settings shows the last settings asked for, GET /simulator/jobs how many jobs.
"""
import argparse
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

NAMESPACES = ('xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" '
              'xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm"')
PROFILE = """<scan:SettingProfiles><scan:SettingProfile>
<scan:ColorModes><scan:ColorMode>RGB24</scan:ColorMode><scan:ColorMode>Grayscale8</scan:ColorMode>
</scan:ColorModes><scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
</scan:DocumentFormats><scan:SupportedResolutions><scan:DiscreteResolutions>
<scan:DiscreteResolution><scan:XResolution>150</scan:XResolution>
<scan:YResolution>150</scan:YResolution></scan:DiscreteResolution>
<scan:DiscreteResolution><scan:XResolution>300</scan:XResolution>
<scan:YResolution>300</scan:YResolution></scan:DiscreteResolution>
</scan:DiscreteResolutions></scan:SupportedResolutions>
</scan:SettingProfile></scan:SettingProfiles>"""
CAPABILITIES = f"""<?xml version="1.0" encoding="UTF-8"?>
<scan:ScannerCapabilities {NAMESPACES}><pwg:Version>2.63</pwg:Version>
<pwg:MakeAndModel>khongcho Simulator 1</pwg:MakeAndModel>
<scan:Platen><scan:PlatenInputCaps>{PROFILE}</scan:PlatenInputCaps></scan:Platen>
<scan:Adf><scan:AdfSimplexInputCaps>{PROFILE}</scan:AdfSimplexInputCaps>
<scan:AdfDuplexInputCaps>{PROFILE}</scan:AdfDuplexInputCaps></scan:Adf>
</scan:ScannerCapabilities>"""


class Scanner:
    """What the device knows: its pages, its jobs, what is wrong with it."""

    def __init__(self, pages, fault):
        self.lock = threading.Lock()
        self.pages = pages
        self.fault = fault
        self.jobs = {}  # number -> [pages still to give, "not yet" still to say, pages given]
        self.made = 0
        self.settings = ""
        self.jammed = False

    def fault_number(self, word):
        kind, _, number = self.fault.partition(":")
        return int(number or 0) if kind == word else None

    def status(self):
        paper = "ScannerAdfLoaded"
        if self.jammed:
            paper = "ScannerAdfJam"
        elif self.fault == "empty" or any(job[2] for job in self.jobs.values()):
            paper = "ScannerAdfEmpty"
        state = "Processing" if self.fault == "busy" else "Idle"
        return (f'<?xml version="1.0" encoding="UTF-8"?><scan:ScannerStatus {NAMESPACES}>'
                f"<pwg:Version>2.63</pwg:Version><pwg:State>{state}</pwg:State>"
                f"<scan:AdfState>{paper}</scan:AdfState></scan:ScannerStatus>")

    def start_job(self, settings):
        """Number of the new job, or None where the device cannot scan now."""
        if self.fault in ("busy", "empty"):
            return None
        self.settings = settings
        self.jammed = False
        self.jobs.clear()
        self.made += 1
        from_feeder = "<pwg:InputSource>Feeder<" in settings
        pages = list(self.pages if from_feeder else self.pages[:1])
        self.jobs[self.made] = [pages, self.fault_number("slow") or 0, 0]
        return self.made


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    scanner = None

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", kind="text/xml", **headers):
        body = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()

    def do_GET(self):
        with self.scanner.lock:
            next_page = re.fullmatch(r"/eSCL/ScanJobs/(\d+)/NextDocument", self.path)
            if self.path == "/eSCL/ScannerCapabilities":
                self.answer(200, CAPABILITIES)
            elif self.path == "/eSCL/ScannerStatus":
                self.answer(200, self.scanner.status())
            elif self.path == "/simulator/settings":
                self.answer(200, self.scanner.settings)
            elif self.path == "/simulator/jobs":
                self.answer(200, str(self.scanner.made))
            elif next_page:
                self.next_page(int(next_page.group(1)))
            else:
                self.answer(404)

    def next_page(self, number):
        scanner = self.scanner
        job = scanner.jobs.get(number)
        if job is None or not job[0]:
            return self.answer(404)
        if job[1] > 0:
            job[1] -= 1
            return self.answer(503)
        if scanner.fault_number("jam") == job[2]:
            scanner.jammed = True
            return self.answer(409)
        page = job[0].pop(0)
        if scanner.fault_number("cut") == job[2]:
            self.send_response(200)
            self.send_header("Content-Type", "image/jpeg")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page[:len(page) // 2])
            self.close_connection = True
            return None
        job[1] = scanner.fault_number("slow") or 0
        job[2] += 1
        return self.answer(200, page, "image/jpeg")

    def do_POST(self):
        settings = self.body()
        if self.path != "/eSCL/ScanJobs":
            return self.answer(404)
        with self.scanner.lock:
            number = self.scanner.start_job(settings)
        if number is None:
            return self.answer(503 if self.scanner.fault == "busy" else 409)
        host = self.headers.get("Host", "localhost")
        return self.answer(201, Location=f"http://{host}/eSCL/ScanJobs/{number}")

    def do_PUT(self):
        if self.path != "/simulator/fault":
            return self.answer(404)
        with self.scanner.lock:
            self.scanner.fault = self.body().strip()
            self.scanner.jammed = False
            self.scanner.jobs.clear()
        return self.answer(200)

    def do_DELETE(self):
        with self.scanner.lock:
            number = re.fullmatch(r"/eSCL/ScanJobs/(\d+)", self.path)
            known = number and self.scanner.jobs.pop(int(number.group(1)), None)
        return self.answer(200 if known else 404)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--fault", default="none")
    parser.add_argument("pages", nargs="+", type=Path)
    options = parser.parse_args()
    Handler.scanner = Scanner([page.read_bytes() for page in options.pages], options.fault)
    server = ThreadingHTTPServer(("127.0.0.1", options.port), Handler)
    server.daemon_threads = True
    print(f"http://127.0.0.1:{server.server_address[1]}/eSCL", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        sys.exit(0)


if __name__ == "__main__":
    main()
