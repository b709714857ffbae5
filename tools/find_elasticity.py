#!/usr/bin/python3
"""Finds the apply.elasticity at which the simulated total response of applications to money is the observed one.

    tools/find_elasticity.py [--target 0.41] [--replicates 200] [--program build/release/taktskifte]

The total response is that between 7.5 and 50 % public, means over the reported years; what call statistics see. The
elasticity is its part before feedback (winners, belief, experience). Prints every trial and the value found, rounded to
two decimals: the default of apply.elasticity. Takes minutes.
"""

import argparse

import study_runs

NEAR_ENOUGH = 0.002  # a tenth of the tolerance of the validation would be 0.003
LARGEST = 2.0


def root(response, target):
    """Where the response, which rises, is the target: regula falsi (Illinois) on [0, LARGEST]."""
    low, high = 0.0, LARGEST
    below, above = response(low) - target, response(high) - target
    if below > 0.0 or above < 0.0:
        raise SystemExit(f"no elasticity in [{low}, {high}] gives a total response of {target}")
    while True:
        middle = (low * above - high * below) / (above - below)
        here = response(middle) - target
        if abs(here) < NEAR_ENOUGH:
            return middle
        if here < 0.0:
            low, below, above = middle, here, above / 2
        else:
            high, above, below = middle, here, below / 2


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    study_runs.add_options(parser)
    parser.add_argument("--target", type=float, default=0.41)
    options = parser.parse_args()

    def response(elasticity):
        result = study_runs.compared(
            options.program, {"apply.elasticity": elasticity}, replicates=options.replicates, threads=options.threads
        )
        answer = result["verdicts"][0]["total_response"]
        print(f"apply.elasticity {elasticity:.4f}: total response {answer:.4f}", flush=True)
        return answer

    found = root(response, options.target)
    print(f"apply.elasticity = {found:.2f}")


if __name__ == "__main__":
    main()
