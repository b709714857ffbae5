"""A result file as a Process Run Crate 0.5 (https://w3id.org/ro/wfrun/process/0.5) on RO-Crate 1.1: entities that refer
to each other by @id. Everything but the date is from the file; clock, user and machine are not in it, so the run has
no endTime and no agent."""

import hashlib
import os
import pathlib
import re
from urllib.parse import quote

from plots.command import printable

CRATE = "https://w3id.org/ro/crate/1.1"
PROFILE = "https://w3id.org/ro/wfrun/process/0.5"
MIT = "http://spdx.org/licenses/MIT"
DATA_README = pathlib.Path(__file__).resolve().parents[2] / "scenarios" / "data" / "README.md"


def link(entity):
    return {"@id": entity["@id"]}


def links(entities):
    return [link(entity) for entity in entities]


def property_value(identifier, name, value):
    return {"@id": identifier, "@type": "PropertyValue", "name": name, "value": value}


def stored_text(identifier, name, description, text, encoding):
    """A file whose text the result file holds; it need not lie beside it."""
    return {
        "@id": identifier, "@type": "CreativeWork", "name": name, "description": description,
        "encodingFormat": encoding, "sha256": hashlib.sha256(text.encode()).hexdigest(), "text": text,
    }


def scenario_files(results):
    return [
        stored_text(f"#scenario-{quote(name)}", f"scenario {name}: {title}",
                    "the scenario file as given, followed by its bases; scenario_text in the result file",
                    text, "text/plain")
        for name, title, text in zip(results.scenarios, results.titles, results.text("scenario_text"))
    ]


def data_files(results):
    """The tables of municipalities and institutions; their text where the file holds it."""
    texts = dict(zip(results.text("data_file"), results.text("data_text"))) if results.has("data_text") else {}
    entities = []
    for key, (*_, values) in results.keys().items():
        if not key.startswith("data."):
            continue
        table = key.removeprefix("data.")
        identifier, name = f"#data-{quote(table)}", os.path.basename(values[0])
        if table in texts:
            what = f"table of {table} as it was read; data_text in the result file"
            entities.append(stored_text(identifier, name, what, texts[table], "text/csv"))
        else:
            entities.append({"@id": identifier, "@type": "CreativeWork", "name": name, "encodingFormat": "text/csv",
                             "description": f"table of {table}; the result file holds its name only"})
    return entities


def settings(results):
    """The seed, and what was set on the command line for all scenarios."""
    values = {"run.seed": results.attribute("seed")}
    origins = zip(*results.text("key_origin"))  # by key; the variable is by scenario and key
    for (key, (*_, texts)), origin in zip(results.keys().items(), origins):
        if set(origin) == {"--set"} and len(set(texts)) == 1:
            values[key] = texts[0]
    return [property_value(f"#{quote(key)}", key, value) for key, value in values.items()]


def program(results):
    """The program, and what tells this build of it from others."""
    told = {name: results.attribute(name) for name in ("engine_commit", "engine_compiler", "model_results_version")}
    details = [property_value(f"#{name}", name, value) for name, value in told.items() if value]
    software = {
        "@id": "#taktskifte", "@type": "SoftwareApplication", "name": "Taktskifte",
        "description": "agent-based simulation of how research money is shared between public and private innovation",
        "softwareVersion": results.attribute("engine_version"), "license": {"@id": MIT},
        "additionalProperty": links(details),
    }
    return software, details


def terms():
    credit = re.search(r"\*\*Credit line:\*\*(.*?)\n\n", DATA_README.read_text(encoding="utf-8"), re.DOTALL).group(1)
    return {
        "@id": "#terms", "@type": "CreativeWork", "name": "Licences of the program and of the tables it comes with",
        "description": "The program is under the MIT licence. What the result file repeats of the tables that come "
        "with the program stays under their licences: " + " ".join(credit.split())
        + " Tables of your own stay under yours.",
    }


def graph_of(results, place, size, sha256, date):
    """The whole crate. `place`: the result file as a relative URI."""
    scenarios, tables, values = scenario_files(results), data_files(results), settings(results)
    software, details = program(results)
    licence = terms()
    years = f"{results.years[0]} to {results.years[-1]}"
    result = {
        "@id": place, "@type": "File", "name": printable(os.path.basename(results.path)),
        "description": results.attribute("title"),
        "encodingFormat": ["application/x-hdf5", "application/x-netcdf"], "contentSize": str(size), "sha256": sha256,
    }
    run = {
        "@id": f"#run-{sha256[:16]}", "@type": "CreateAction",
        "name": f"{results.replicates} replicates of {', '.join(results.scenarios)}, {years}",
        "description": results.attribute("history"), "instrument": link(software),
        "object": links(scenarios + tables + values), "result": link(result),
        "actionStatus": "http://schema.org/CompletedActionStatus",
    }
    root = {
        "@id": "./", "@type": "Dataset", "conformsTo": {"@id": PROFILE}, "name": results.attribute("title"),
        "description": f"Simulated results of {', '.join(results.scenarios)}, {years}, and what they were made from.",
        "datePublished": date, "license": link(licence), "hasPart": [link(result)],
        "mentions": links([run, *scenarios, *tables]),
    }
    descriptor = {
        "@id": "ro-crate-metadata.json", "@type": "CreativeWork", "conformsTo": {"@id": CRATE}, "about": link(root),
    }
    profile = {"@id": PROFILE, "@type": "CreativeWork", "name": "Process Run Crate", "version": "0.5"}
    mit = {"@id": MIT, "@type": "CreativeWork", "name": "MIT License", "description": "Terms of the program."}
    return {
        "@context": [f"{CRATE}/context", "https://w3id.org/ro/terms/workflow-run/context"],
        "@graph": [
            descriptor, root, profile, result, run, software, *details, *scenarios, *tables, *values, licence, mit,
        ],
    }
