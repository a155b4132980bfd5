"""A PostgreSQL 15 cluster in a folder of the caller's, on a free port of 127.0.0.1."""
import os
import pathlib
import shutil
import socket
import subprocess

PG_BIN = pathlib.Path("/usr/lib/postgresql/15/bin")


class PostgresCluster:
    def __init__(self, folder):
        self.data = os.path.join(folder, "pg")
        os.chmod(folder, 0o755)
        os.mkdir(self.data)
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(self.data, "postgres")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"postgresql://postgres@127.0.0.1:{self.port}/postgres"
        self._run("initdb", "-D", self.data, "-A", "trust", "-U", "postgres")
        self.start()

    def _run(self, program, *words):
        user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run([*user, PG_BIN / program, *words], check=True, stdout=subprocess.DEVNULL,
                       cwd="/")

    def start(self):
        self._run("pg_ctl", "start", "-w", "-D", self.data, "-l", os.path.join(self.data, "log"),
                  "-o", f"-p {self.port} -k {self.data} -c listen_addresses=127.0.0.1")

    def stop(self):
        """As a power cut would: without a last flush."""
        self._run("pg_ctl", "stop", "-m", "immediate", "-D", self.data)

    def crash(self):
        self.stop()
        self.start()

    def query(self, text):
        return subprocess.run(["psql", self.url, "-Atc", text], check=True, capture_output=True,
                              text=True).stdout.strip()
