"""Which inputs a picture or page names as those that most depends on."""

DECISIVE = ("apply.elasticity", "panel.fundable_share", "experience.units_per_project", "choice.experience")


def doubted(keys):
    """Of the decisive inputs those in doubt; a value that somebody chose is no claim and is not named."""
    return [name for name in DECISIVE if name in keys and not keys[name][2] and (keys[name][1] != "high" or keys[name][0] == "assumed")]
