"""The model for the EMA Workbench: uncertainties and levers with their ranges, outcomes by name.

`ema_model.py` draws five sets of assumptions for two mixes and prints a table.
"""

import taktskifte as tk
from ema_workbench import Model, RealParameter, ScalarOutcome, SequentialEvaluator

DOT = "__"  # a parameter of the workbench is a name of Python


def workbench_model(uncertainties, levers, measures, **options):
    """Keys of scenarios as uncertainties and levers; options are those of taktskifte.model."""
    call = tk.model(measures, **options)

    def function(**values):
        return call({name.replace(DOT, "."): value for name, value in values.items()})

    def parameters(names):
        return [RealParameter(name.replace(".", DOT), *ends) for name, ends in zip(names, tk.problem(*names)["bounds"])]

    found = Model("taktskifte", function=function)
    found.uncertainties, found.levers = parameters(uncertainties), parameters(levers)
    found.outcomes = [ScalarOutcome(name) for name in measures]
    return found


if __name__ == "__main__":
    measures = ["research_share", "private_rd_nok"]
    asked = workbench_model(
        ["apply.elasticity"], ["funding.public_share"], measures, replicates=5, set={"run.years": 5}
    )
    with SequentialEvaluator(asked) as evaluator:
        experiments, outcomes = evaluator.perform_experiments(scenarios=5, policies=2)
    print(experiments.assign(**outcomes).to_string())
