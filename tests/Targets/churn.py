"""Changes its containers without rest: they grow and are emptied, are sorted, copied and replaced; what they hold moves from one to another; garbage is made all the while.

ITEMS floats, from FIRST + 0.5 on, which the collector does not know of, stand in exactly one container each, but for the moment in which one is moved. Prints "ready" when they do; then, for each line that it
reads, "right" or what is wrong with them.
"""
import collections
import random
import signal
import sys
import threading

ITEMS, EACH, LARGE, FIRST = 20_000, 6, 2_000, 1e9


class Plain:
    pass


class Texts:
    """Keys that are str, beside others that come and go."""

    def __init__(self, items):
        self.held = {"item %d" % item: item for item in items}

    def take(self):
        return self.held.popitem()[1]

    def add(self, item):
        self.held["item %d" % item] = item

    def stir(self, number):
        for i in range(number % 60):
            self.held[str(i)] = None
        for i in range(number % 60):
            del self.held[str(i)]
        if number % 3 == 0:
            self.held = dict(self.held)

    def items(self):
        return self.held.values()


class Numbers(Texts):
    """Keys of all kinds."""

    def __init__(self, items):
        self.held = {int(item): item for item in items}

    def add(self, item):
        self.held[int(item)] = item

    def stir(self, number):
        for i in range(number % 60):
            self.held[-i - 1, number] = None
        for i in range(number % 60):
            del self.held[-i - 1, number]
        if number % 3 == 0:
            self.held = self.held.copy()


class Lists:
    def __init__(self, items):
        self.held = list(items)

    def take(self):
        return self.held.pop()

    def add(self, item):
        self.held.insert(0, item)

    def stir(self, number):
        self.held.extend([None] * (number % 60))
        self.held.reverse()
        del self.held[:number % 60]
        if number % 3 == 0:
            self.held = self.held + []
        if number % 5 == 0:
            self.held.sort()

    def items(self):
        return self.held


class Sets(Lists):
    def __init__(self, items):
        self.held = set(items)

    def add(self, item):
        self.held.add(item)

    def stir(self, number):
        others = {-1 - i for i in range(number % 60)}
        self.held |= others
        self.held -= others


class Deques(Lists):
    def __init__(self, items):
        self.held = collections.deque(items)

    def add(self, item):
        self.held.appendleft(item)

    def stir(self, number):
        for i in range(number % 80):
            self.held.append(None)
        for i in range(number % 80):
            self.held.pop()
        self.held.rotate(number)


class Attributes(Texts):
    def __init__(self, items):
        self.of = Plain()
        self.held = self.of.__dict__
        for item in items:
            self.add(item)

    def stir(self, number):
        for i in range(number % 20):
            setattr(self.of, "other%d" % i, number)
        for i in range(number % 20):
            delattr(self.of, "other%d" % i)


KINDS = [Texts, Numbers, Lists, Sets, Deques, Attributes]
LOCK = threading.Lock()
random.seed(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
numbers = [FIRST + 0.5 + i for i in range(ITEMS)]
random.shuffle(numbers)
CONTAINERS = [KINDS[i % len(KINDS)](map(float, numbers[i * EACH:(i + 1) * EACH])) for i in range((ITEMS - LARGE) // EACH)]

# One that is large: what is lost where it is met in the middle of a change is much of the whole.
GROWING = Texts(map(float, numbers[ITEMS - LARGE:]))
del numbers


def churn():
    chance = random.Random(1)
    before = None
    for turn in range(1 << 62):
        with LOCK:
            at, to = chance.choice(CONTAINERS), chance.choice(CONTAINERS)
            at.stir(turn)
            if turn % 50 == 0:
                GROWING.stir(3 * chance.randrange(20_000))
            if len(at.items()) > 2 and len(to.items()) < 15:
                to.add(at.take())
        garbage = [{"turn": turn, "text": str(turn)}, (turn, [turn] * (turn % 100))]
        garbage.append(garbage)
        if turn % 7 == 0:
            before = garbage


signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
threading.Thread(target=churn, daemon=True).start()
print("ready", flush=True)
while signal.sigwait([signal.SIGUSR1]):
    with LOCK:
        found = sorted(item for c in [*CONTAINERS, GROWING] for item in c.items())
    print("right" if found == [FIRST + 0.5 + i for i in range(ITEMS)] else "%d items of %d" % (len(found), ITEMS), flush=True)
    del found
