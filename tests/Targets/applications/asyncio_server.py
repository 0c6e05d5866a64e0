"""A server of lines on asyncio: it has answered many requests, holds sessions, and has clients that wait in the middle of theirs."""
import asyncio
import collections
import sys

SESSIONS = {}
RECENT = collections.deque(maxlen=500)
LINES = 40
CLIENTS = 25


class Session:
    def __init__(self, number):
        self.number = number
        self.lines = []
        self.peer = None


async def handle(reader, writer):
    session = SESSIONS[len(SESSIONS)] = Session(len(SESSIONS))
    session.peer = writer.get_extra_info("peername")
    while True:
        line = await reader.readline()
        if not line:
            break
        session.lines.append(line)
        RECENT.append((session.number, line.decode().upper()))
        writer.write(line.upper())
        await writer.drain()


async def client(port, answered):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for number in range(LINES):
        writer.write(b"request %d of a client\n" % number)
        await reader.readline()
    answered.release()
    await reader.readline()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    answered = asyncio.Semaphore(0)
    clients = [asyncio.ensure_future(client(port, answered)) for _ in range(CLIENTS)]
    for _ in clients:
        await answered.acquire()
    print("ready")
    sys.stdout.flush()
    await asyncio.gather(*clients)


asyncio.run(main())
