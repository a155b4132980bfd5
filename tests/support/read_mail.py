#!/usr/bin/env python3
"""Reads an e-mail with Python's own reader: its headers one a line, a blank line, its text.

Usage: read_mail.py FILE
"""
import email
import pathlib
import sys
from email.header import decode_header, make_header

message = email.message_from_bytes(pathlib.Path(sys.argv[1]).read_bytes())
for name, value in message.items():
    print(f"{name}: {make_header(decode_header(value))}")
print()
print(message.get_payload(decode=True).decode(message.get_content_charset()), end="")
