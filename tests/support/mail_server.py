#!/usr/bin/env python3
"""A mail server on the loopback (Debian's aiosmtpd) that keeps what it gets as files 1.eml, 2.eml …
Its address is its first line. What it answers, the recipient says: nobody@… 550, busy@… 451,
leaving@… 421, full@… 552 after the message, anybody else 250.

Usage: mail_server.py FOLDER [no-service]      no-service: greets with 554
"""
import asyncio
import itertools
import pathlib
import sys

from aiosmtpd.smtp import SMTP

ANSWERS = {"nobody": "550 5.1.1 no such mailbox", "busy": "451 4.7.1 come again later",
           "leaving": "421 4.3.0 shutting down"}


class Mailbox:
    def __init__(self, folder):
        self.folder = folder
        self.numbers = itertools.count(1)

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = ANSWERS.get(address.split("@")[0], "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith("full@"):
            return "552 5.2.2 mailbox full"
        path = self.folder / f"{next(self.numbers)}.eml"
        path.with_suffix(".part").write_bytes(envelope.original_content)
        path.with_suffix(".part").rename(path)
        return "250 OK"


async def refuse(reader, writer):
    writer.write(b"554 no mail service here\r\n")
    await writer.drain()
    writer.close()


async def main():
    mailbox = Mailbox(pathlib.Path(sys.argv[1]))
    loop = asyncio.get_running_loop()
    if sys.argv[2:] == ["no-service"]:
        server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    else:
        server = await loop.create_server(lambda: SMTP(mailbox, hostname="loopback", loop=loop),
                                          "127.0.0.1", 0)
    print(f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


asyncio.run(main())
