"""Messages of words: unlike one another, so that neither compression nor de-duplication finds an easy meal.

Run as a program it is the second load generator: texts.py HOST PORT RECIPIENT SESSIONS MESSAGES SIZE SEED
sends over that many connections, pipelining MAIL, RCPT and DATA as an ordinary mail server does.
"""

import random
import socket
import sys
import threading

VOCABULARY = 4000


def texts(count, size, seed):
    """`count` messages of about `size` bytes each, the same for the same seed."""
    chance = random.Random(seed)
    words = ["".join(chance.choices("etaoinshrdlucmfwypvbgk", k=chance.randint(2, 11))) for _ in range(VOCABULARY)]
    for number in range(count):
        lines, length = [], 0
        while length < size:
            line = " ".join(chance.choices(words, k=10))
            lines.append(line)
            length += len(line) + 2
        yield (f"From: Bench <sender@load.example>\r\nTo: someone@bench.example\r\nSubject: {lines[0][:50]}\r\n"
               f"Date: Mon, 02 Nov 2026 10:00:00 +0000\r\nMessage-ID: <{seed}.{number}@load.example>\r\n\r\n"
               + "\r\n".join(lines) + "\r\n").encode()


def session(address, recipient, messages):
    with socket.create_connection(address, timeout=120) as link:
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        lines = link.makefile("rb")
        expect(lines, b"220")
        link.sendall(b"EHLO load.example\r\n")
        expect(lines, b"250")
        envelope = b"MAIL FROM:<sender@load.example>\r\nRCPT TO:<%s>\r\nDATA\r\n" % recipient.encode()
        for message in messages:
            link.sendall(envelope)
            for code in (b"250", b"250", b"354"):
                expect(lines, code)
            link.sendall(message + b".\r\n")
            expect(lines, b"250")
        link.sendall(b"QUIT\r\n")
        expect(lines, b"221")


def expect(lines, code):
    while True:
        line = lines.readline()
        if not line.startswith(code):
            raise SystemExit(f"texts.py: expected {code.decode()}, the server said: {line!r}")
        if line[3:4] != b"-":
            return


def main():
    host, port, recipient, sessions, messages, size, seed = sys.argv[1:]
    sessions, messages = int(sessions), int(messages)
    shares = [list(texts(messages // sessions, int(size), f"{seed}-{n}")) for n in range(sessions)]
    # The measurement begins when this line is answered: making the texts is not the server's time.
    print("ready", flush=True)
    sys.stdin.readline()
    failures = []
    def one(share):
        try:
            session((host, int(port)), recipient, share)
        except (OSError, SystemExit) as failure:
            failures.append(str(failure))
    threads = [threading.Thread(target=one, args=(share,)) for share in shares]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise SystemExit(failures[0])


if __name__ == "__main__":
    main()
