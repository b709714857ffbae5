"""Progress, Ctrl-C, and Python's other threads while the engine works."""

import signal
import subprocess
import sys
import threading
import time
import unittest

import taktskifte as tk

BEGINS = """import sys, threading, taktskifte as tk
def told(done, of):
    print(done, of, flush=True)
def said(work):  # says so if work is still going on after 20 ms
    def said_work(*given):
        timer = threading.Timer(0.02, print, ["prepares"], {"flush": True})
        timer.start()
        try:
            return work(*given)
        finally:
            timer.cancel()
    return said_work
tk._engine.prepare, tk._engine.sweep = said(tk._engine.prepare), said(tk._engine.sweep)
"""
SECOND = 1.0  # within which a run has to end


class Interrupts(unittest.TestCase):
    def interrupted(self, *, settings, code="tk.run({settings}, progress=told)", when=r"\d+ \d+"):
        """Seconds from SIGINT to the end of a process that runs until then."""
        call = code.format(settings=settings)
        script = f"{BEGINS}try:\n    {call}\nexcept KeyboardInterrupt:\n    print('interrupted')\n"
        child = subprocess.Popen([sys.executable, "-B", "-c", script], stdout=subprocess.PIPE, text=True)
        with child:
            line = child.stdout.readline()
            if line == "prepares\n" != f"{when}\n":
                line = child.stdout.readline()
            self.assertRegex(line, f"^{when}$")
            child.send_signal(signal.SIGINT)
            start = time.monotonic()
            rest = child.communicate(timeout=60)[0]
            took = time.monotonic() - start
        self.assertTrue(rest.endswith("interrupted\n"), rest)
        self.assertEqual(child.returncode, 0)
        return took

    def ends_soon(self, **work):
        """Within a second, in one of three tries: the machine may be busy with something else."""
        took = []
        while len(took) < 3 and (not took or took[-1] >= SECOND):
            took.append(self.interrupted(**work))
        self.assertLess(took[-1], SECOND, took)

    def test_a_long_run(self):
        self.ends_soon(settings={"run.replicates": 20_000})

    def test_a_large_world(self):
        settings = {"run.replicates": 2, "population.synthetic": 100_000}
        self.ends_soon(settings=settings, when="prepares")

    def test_a_sweep(self):
        code = "tk.sweep({settings}, over={{'apply.elasticity': '0.1..0.8'}}, points=5000, progress=told)"
        self.ends_soon(settings={"run.replicates": 200}, code=code)

    def test_a_sweep_that_is_prepared(self):
        over = "{{'apply.elasticity': '0.1..0.8', 'panel.fundable_share': '0.2..0.6'}}"
        code = f"tk.sweep({{settings}}, over={over}, points=100_000)"
        self.ends_soon(settings={}, code=code, when="prepares")

    def test_progress_rises_to_the_end(self):
        calls = []
        tk.run({"run.replicates": 300, "run.years": 5}, progress=lambda *told: calls.append(told))
        self.assertEqual(calls[-1], (300, 300))
        self.assertEqual(calls, sorted(calls))

    def test_what_progress_raises_ends_the_run(self):
        class Enough(Exception):
            pass

        def told(done, of):
            raise Enough(done)

        start = time.monotonic()
        with self.assertRaises(Enough):
            tk.run({"run.replicates": 1_000_000}, progress=told)
        self.assertLess(time.monotonic() - start, 10)

    def test_other_threads_go_on(self):
        ticks, ended = [], threading.Event()

        def tick():
            while not ended.wait(0.002):
                ticks.append(time.monotonic())

        thread = threading.Thread(target=tick)
        thread.start()
        start = time.monotonic()
        tk.run({"run.replicates": 200, "run.years": 10}, threads=1)
        took = time.monotonic() - start
        ended.set()
        thread.join()
        # With the interpreter's lock held there would be none at all between start and end.
        self.assertGreater(sum(start < at < start + took for at in ticks), 10)

    def test_two_threads_at_once(self):
        found = [None, None]
        settings = {"run.replicates": 20, "run.years": 2}

        def work(at):
            found[at] = tk.run(settings, threads=2)

        threads = [threading.Thread(target=work, args=(at,)) for at in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertTrue(found[0].identical(found[1]))


if __name__ == "__main__":
    unittest.main()
