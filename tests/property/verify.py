"""taktskifte verify: from the file alone; what was changed in it is found and named."""

import json
import pathlib
import re
import signal
import subprocess
import sys
import time
import unittest
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import TAKTSKIFTE, CommandTest, taktskifte  # noqa: E402
from support.stored import StoredTest  # noqa: E402

import h5py  # noqa: E402
import numpy  # noqa: E402


def text_of(file, attribute):
    text = file.attrs[attribute]
    return text.decode() if isinstance(text, bytes) else text


def replace(file, attribute, text):
    """A text attribute as the program stores it."""
    del file.attrs[attribute]
    file.attrs.create(attribute, text.encode(), dtype=h5py.string_dtype("utf-8", len(text.encode())))


def study_id(file):
    """The id as results/README.md describes it: a UUID of version 5 of every text, each behind its length."""
    texts = [text_of(file, "engine_" + name) for name in ("version", "commit", "compiler")]
    texts += [str(int(file.attrs[name][0])) for name in ("format_version", "model_results_version")]
    for scenario in range(len(file["scenario"])):
        texts += [file[name].asstr()[scenario] for name in ("scenario", "scenario_text", "resolved_keys")]
    texts += list(file["data_text"].asstr()[:])
    name_space = uuid.UUID("8f1e52a4-3c0b-4d97-b62d-71e805ca9f43")
    return str(uuid.uuid5(name_space, "".join(f"{len(text.encode())}:{text}" for text in texts)))


def of_another_commit(file):
    commit = text_of(file, "engine_commit")
    replace(file, "engine_commit", "0123456789ab")
    replace(file, "source", text_of(file, "source").replace(commit, "0123456789ab"))
    replace(file, "study_id", study_id(file))


class GoodFile(StoredTest):
    def test_a_good_file_verifies_with_nothing_else_on_disk(self):
        file = self.copy()
        process = self.verify("x.h5", "--all")
        self.expect(process, 0)
        self.assertEqual(process.stderr, "")
        for words in ("Checksum     of the whole file: fits", "all of them", "sums per municipality included",
                      "the same, bit for bit"):
            self.assertIn(words, process.stdout)
        self.nothing_left(file.name)

    def test_what_was_checked_is_counted(self):
        said = json.loads(self.verify(self.copy(), "--replicates", "1,4", "--json").stdout)
        self.assertTrue(said["holds"] and said["checksum"] and said["same_commit"])
        with h5py.File(self.good) as file:
            numeric = {name: file[name] for name in file if file[name].dtype.kind in "if"}
            per_year = sum(numpy.prod(v.shape[3:], dtype=int) for name, v in numeric.items()
                           if v.ndim >= 3 and not name.startswith("municipality_year_"))
            self.assertEqual(said["variables"], len(numeric))
            self.assertEqual(said["numbers"], sum(v.size for v in numeric.values()))
        scenarios, years, replicates = 2, 3, 2
        self.assertEqual(said["numbers_compared"], scenarios * replicates * (years * per_year + 1))
        self.assertEqual(said["replicates"], [1, 4])
        self.assertGreater(len(said["rules"]), 10)
        self.assertTrue(all(times > 0 for times in said["rules"].values()))
        self.assertGreater(said["inputs_checked"], 7 * 422)

    def test_a_sample_is_drawn_and_can_be_repeated(self):
        file = self.copy()
        drawn = [json.loads(self.verify(file, "--sample", 3, "--json").stdout)["replicates"] for _ in range(12)]
        for sample in drawn:
            self.assertEqual(len(set(sample)), 3)
            self.assertEqual(sample, sorted(sample))
            self.assertTrue(set(sample) <= set(range(6)))
        # 12 samples of 3 of 6 that never hold a certain one: one chance in 4096 each, 6 of them.
        self.assertEqual(set().union(*drawn), set(range(6)))
        process = self.verify(file, "--sample", 3)
        (line,) = [line for line in process.stdout.splitlines() if "--replicates" in line]
        words = line.split(": ")[1].split()
        again = json.loads(self.verify(file, *words, "--json").stdout)
        self.assertEqual(words[1], ",".join(map(str, again["replicates"])))
        self.assertFalse(again["drawn_at_random"])

    def test_a_sample_larger_than_the_file_is_the_file(self):
        said = json.loads(self.verify(self.copy(), "--sample", 50, "--json").stdout)
        self.assertEqual(said["replicates"], list(range(6)))

    def test_threads_do_not_matter_and_quiet_is_quiet(self):
        for threads in (1, 3):
            process = self.verify(self.copy(), "--all", "--threads", threads, "--quiet")
            self.expect(process, 0)
            self.assertEqual(process.stdout + process.stderr, "")

    def test_a_file_without_its_checksum_line_verifies_and_says_so(self):
        process = self.verify(self.copy(lambda file: None), "--all")
        self.expect(process, 0)
        self.assertIn("Checksum     none", process.stdout)

    def test_another_commit_with_the_same_numbers_is_run_and_told(self):
        process = self.verify(self.copy(of_another_commit))
        self.expect(process, 0)
        self.assertIn("commit 0123456789ab", process.stdout)
        self.assertIn("another commit", process.stdout)

    def test_a_commit_that_did_not_make_it_is_found(self):
        self.found(lambda file: replace(file, "engine_commit", "0123456789ab"), "attribute study_id", words=())


class ChangedNumbers(StoredTest):
    def test_one_bit_of_one_number_is_found_and_named(self):
        def change(file):
            bits = file["belief_gap"][1, 4, 2].view("uint64") ^ numpy.uint64(1)
            file["belief_gap"][1, 4, 2] = bits.view("float64")
        process = self.found(change, "belief_gap, scenario parity, replicate 4, year 2020: stored ")
        self.assertIn("differ from those of a run from the file alone: 1\n", process.stderr)
        self.expect(self.verify(self.scratch / "x.h5", "--replicates", "4"), 65, "replicate 4")
        self.expect(self.verify(self.scratch / "x.h5", "--replicates", "0,1,2,3,5"), 0)

    def test_an_element_is_named_by_its_labels(self):
        def change(file):
            file["successes_with"][0, 2, 1, 3] -= 1
        self.found(change, "successes_with, scenario today, replicate 2, year 2019, outcome employee_satisfaction")

    def test_the_flag_of_drift_is_compared(self):
        def change(file):
            file["burn_in_drift"][1, 3] = 1 - file["burn_in_drift"][1, 3]
        self.found(change, "burn_in_drift, scenario parity, replicate 3: stored")

    def test_many_differences_are_counted_and_the_first_are_shown(self):
        def change(file):
            file["mean_experience"][...] = 0.5
        process = self.found(change, ": 36, of which the first 20")
        self.assertEqual(process.stderr.count("mean_experience, "), 20)

    def test_json_tells_the_same(self):
        def change(file):
            file["private_rd_nok"][1, 0, 0] += 1
        process = self.found(change, "private_rd_nok", words=("--all", "--json"))
        said = json.loads(process.stdout)
        self.assertFalse(said["holds"])
        self.assertEqual(said["different"]["count"], 1)
        (one,) = said["different"]["first"]
        self.assertEqual((one["variable"], one["scenario"], one["replicate"], one["year"]),
                         ("private_rd_nok", "parity", 0, 2018))
        self.assertEqual(float(one["stored"]), float(one["expected"]) + 1)

    def test_a_changed_byte_is_found_by_the_checksum(self):
        file = self.copy()
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
        self.expect(self.verify(file), 65, "checksum")

    def test_without_the_checksum_line_hdf5_finds_a_changed_byte_among_numbers(self):
        file = self.copy(lambda opened: None)
        with h5py.File(file) as opened:
            place = opened["barriers"].id.get_chunk_info(0)
        content = bytearray(file.read_bytes())
        content[place.byte_offset + place.size // 2] ^= 1
        file.write_bytes(content)
        self.expect(self.verify(file), 65, "barriers", "damaged")

    def test_a_sum_that_does_not_add_up_is_found_whichever_replicates_are_run(self):
        def change(file):
            file["innovations_cause"][1, 5, 0, 2] += 1
        self.found(change, "innovations_cause adds up to innovations, scenario parity, replicate 5, year 2018",
                   words=("--replicates", "0"))

    def test_books_that_do_not_balance_are_found(self):
        def change(file):
            file["awarded_nok"][0, 1, 1] += 1
        self.found(change, "to the krone, on the public side, scenario today, replicate 1, year 2019",
                   words=("--replicates", "0"))


class ChangedMunicipalities(StoredTest):
    def move_one(self, file):
        """One award from one municipality to another: all sums over municipalities stay."""
        file["municipality_awards_sum"][1, 3] += 1
        most = int(numpy.argmax(file["municipality_awards_sum"][1]))
        file["municipality_awards_sum"][1, most] -= 1

    def test_all_finds_a_changed_sum(self):
        with h5py.File(self.good) as file:
            number = file["municipality"].asstr()[3]
        self.found(self.move_one, f"municipality_awards_sum, scenario parity, municipality {number}: stored")

    def test_without_all_it_says_that_it_does_not_compare_them(self):
        def change(file):  # two municipalities change places in every sum
            for name in file:
                if name.startswith("municipality_") and file[name].ndim in (2, 3):
                    sums = file[name][...]
                    sums[..., [3, 8]] = sums[..., [8, 3]]
                    file[name][...] = sums
        process = self.verify(self.copy(change))
        self.expect(process, 0)
        self.assertIn("sums per municipality were not compared", process.stdout)

    def test_sums_that_cannot_be_are_found_without_all(self):
        def squares(file):
            file["municipality_research_innovations_sum_of_squares"][1, 4] += 1

        def small(file):  # less than six replicates alike would have
            sums = file["municipality_research_innovations_sum"][0]
            at = int(numpy.argmax(sums))
            file["municipality_research_innovations_sum_of_squares"][0, at] = (sums[at] // 6 - 1) ** 2 * 6

        def first(file):
            file["municipality_awards_cross_first"][0, 2] += 1

        def products(file):
            file["municipality_research_innovations_cross_first"][1, 3] *= 3

        def replicates(file):
            file["municipality_replicates_awarded"][1, 4] = 7

        def reached(file):
            at = int(numpy.argmax(file["municipality_participations_sum"][0]))
            file["municipality_replicates_reached"][0, at] -= 1
        for change, fragment in [
                (squares, "municipality_research_innovations_sum_of_squares, scenario parity, municipality"),
                (small, "municipality_research_innovations_sum_of_squares, scenario today, municipality"),
                (first, "municipality_awards_cross_first, scenario today"),
                (products, "municipality_research_innovations_cross_first, scenario parity"),
                (replicates, "municipality_replicates_awarded, scenario parity"),
                (reached, "municipality_replicates_reached, scenario today")]:
            with self.subTest(change=change.__name__):
                self.found(change, fragment, words=("--replicates", "0"))

    def test_a_sum_that_no_longer_fits_the_measures_is_found_without_all(self):
        def change(file):
            file["municipality_innovations_sum"][0, 7] += 1
        self.found(change, "municipality_innovations_sum, scenario today, over all municipalities",
                   words=("--replicates", "0"))

    def test_a_changed_name_or_position_is_found(self):
        def change(file):
            file["municipality_name"][5] = "Nowhere"
            file["latitude"][6] += 1.0
        self.found(change, "municipality_name, value 6: stored Nowhere", "latitude, value 7",
                   words=("--replicates", "0"))


class ChangedInputs(StoredTest):
    def key(self, file, key):
        return list(file["key_name"].asstr()[:]).index(key)

    def test_a_changed_key_is_found_by_the_numbers(self):
        def change(file):
            file["key_value"][1, self.key(file, "apply.effort")] = "0.5"
        self.found(change, "applications, scenario parity", "resolved_keys, value 2", words=("--replicates", "0"))

    def test_a_changed_seed_is_found(self):
        def change(file):
            file["key_value"][:, self.key(file, "run.seed")] = "99"
        self.found(change, "attribute seed", "innovations, scenario today, replicate 0", words=("--replicates", "0"))

        def only_the_attribute(file):
            file.attrs["seed"] = "99"
        self.found(only_the_attribute, "attribute seed: stored 99", words=("--replicates", "0"))

    def test_a_changed_table_is_found(self):
        def change(file):
            lines = file["data_text"].asstr()[0].splitlines()
            column = lines[0].split(",").index("population")
            row = lines[9].split(",")
            row[column] = str(int(row[column]) * 3)
            lines[9] = ",".join(row)
            file["data_text"][0] = "\n".join(lines) + "\n"
        self.found(change, "population, value 9", "belief_gap, scenario today, replicate 0",
                   words=("--replicates", "0"))

    def test_a_value_that_is_none_is_refused(self):
        def change(file):
            file["key_value"][0, self.key(file, "apply.effort")] = "much"
        process = self.found(change, "apply.effort = much")
        self.assertIn("Run again    nothing", process.stdout)

    def test_a_failure_that_is_none_is_found(self):
        def change(file):
            failed = file.create_dataset("failed_replicate", data=numpy.array([9], "int32"))
            failed.make_scale("failed_replicate")
            reason = file.create_dataset("failure_reason", data=["no reason"], dtype=h5py.string_dtype())
            reason.dims[0].attach_scale(failed)
        process = self.found(change, "failure_reason, replicate 9: stored no reason, should be numbers",
                             "attribute failed_replicates: stored 0, should be 1", words=("--replicates", "2,9"))
        self.assertIn("2 of 7 replicates: 2, 9", process.stdout)
        self.expect(taktskifte("run", "--from", self.scratch / "x.h5", "--replicate", 9, "-o", self.scratch / "one.h5"),
                    65, "no reason")

    def test_another_name_of_an_element_is_found(self):
        def change(file):
            file["outcome"][0], file["outcome"][1] = "efficiency", "quality"
        self.found(change, "outcome, value 1: stored efficiency, should be quality", words=("--replicates", "0"))


class ChangedWords(StoredTest):
    """What the file says of keys, variables and itself: two files of one scenario whose words differ are no equals."""
    settings = ("run.replicates=2", "run.years=2", "run.burn_in_years=10", "population.synthetic=7")

    def key(self, file, key):
        return list(file["key_name"].asstr()[:]).index(key)

    def test_a_status_a_source_and_a_unit_are_those_of_the_key(self):
        def change(file):
            at = self.key(file, "apply.elasticity")
            file["key_status"][at], file["key_source"][at], file["key_unit"][at] = "published", "a report", "NOK"
        self.found(change, "key_status, key apply.elasticity: stored published, should be derived",
                   "key_source, key apply.elasticity: stored a report", "key_unit, key apply.elasticity", words=())

    def test_a_scenario_text_that_says_other_values_is_found(self):
        def value(file):
            text = file["scenario_text"].asstr()[1]
            file["scenario_text"][1] = text.replace("public_share = 0.50", "public_share = 0.40")
        with h5py.File(self.good) as file:
            self.assertIn("public_share = 0.50", file["scenario_text"].asstr()[1])
        self.found(value, "key_value, scenario parity, key funding.public_share: stored 0.50 (parity.ini:", words=())

        def comment(file):
            file["scenario_text"][0] = file["scenario_text"].asstr()[0] + "# by hand\n"
        self.found(comment, "attribute study_id", words=())

    def test_a_unit_and_a_long_name_are_those_of_the_variable(self):
        def change(file):
            file["pot_nok"].attrs["units"] = "EUR"
            file["awards"].attrs["long_name"] = "grants to everybody"
        self.found(change, "pot_nok, attribute units: stored EUR, should be NOK", "awards, attribute long_name",
                   words=())

    def test_what_another_program_adds_is_noted_and_fails_nothing(self):
        def change(file):
            replace(file, "history", text_of(file, "history") + "\nTue Jan  2 2024: ncatted x.h5")
            file.attrs["comment"] = "read with care"
            file["awards"].attrs["coordinates"] = "year"
            del file["awards"].attrs["long_name"]
        process = self.verify(self.copy(change))
        self.expect(process, 0)
        for words in ("Noted        4 things", "attribute history: Tue Jan  2 2024: ncatted", "attribute comment: read with care",
                      "awards, attribute long_name: nothing; this program writes grants"):
            self.assertIn(words, process.stdout)

        def rewritten(file):
            replace(file, "history", text_of(file, "history").replace("0.50", "0.40"))
        self.found(rewritten, "attribute history", words=())

    def test_what_another_commit_may_have_worded_otherwise_is_noted(self):
        def change(file):
            of_another_commit(file)
            file["key_source"][3] = "another source"
            file["awards"].attrs["long_name"] = "grants"
        process = self.verify(self.copy(change))
        self.expect(process, 0)
        for words in ("Noted        2 things", "key_source, key ", "awards, attribute long_name: grants; this program"):
            self.assertIn(words, process.stdout)


class OtherVersions(StoredTest):
    def test_other_numbers_are_not_run_and_it_says_which_program_can(self):
        def change(file):
            file.attrs.modify("model_results_version", numpy.int32(7))
            file.attrs["engine_version"] = "0.9.0"
        process = self.found(change, "model_results_version 7", "Taktskifte 0.9.0, commit")
        self.assertIn("all hold", process.stdout)
        self.assertIn("Run again    nothing", process.stdout)

    def test_a_file_before_there_was_a_version(self):
        def change(file):
            del file.attrs["model_results_version"]
        self.found(change, "before model_results_version")

    def test_a_file_without_tables_is_checked_as_far_as_it_goes(self):
        def change(file):
            del file["data_text"]
        process = self.found(change, "data_text", "made before result files held their data")
        self.assertIn("Rules        all hold", process.stdout)

    def test_a_measure_that_the_file_lacks_is_named_and_the_rest_compared(self):
        def change(file):
            del file["barriers"]
        process = self.verify(self.copy(change), "--all")
        self.expect(process, 0)
        self.assertIn("older than they are: barriers", process.stdout)

    def test_a_variable_that_this_program_does_not_know_is_named(self):
        def change(file):
            own = file.create_dataset("happiness", data=numpy.zeros((2, 6, 3)))
            for axis, name in enumerate(("scenario", "replicate", "year")):
                own.dims[axis].attach_scale(file[name])
        process = self.verify(self.copy(change), "--replicates", "0")
        self.expect(process, 0)
        self.assertIn("unknown to this program: happiness", process.stdout)


class BrokenRules(StoredTest):
    def test_only_broken_rules_are_named_each_with_how_often(self):
        def change(file):
            file["applications"][0, 1, 2] = 1  # fewer than the fundable and the municipal ones, and the success rate
            file["applications"][1, 3, 0] = 1
        process = self.found(change, "rule that does not hold: a part is not more than its whole (broken 4 of ")
        lines = process.stdout.splitlines()
        start = next(i for i, line in enumerate(lines) if line.startswith("Rules "))
        self.assertRegex(lines[start], r"^Rules        2 of \d+ do not hold:$")
        self.assertRegex(lines[start + 1], r"^ +a part is not more than its whole \(broken 4 of \d+ times\)$")
        self.assertRegex(lines[start + 2], r"^ +a share is its part over its whole.* \(broken 2 of \d+ times\)$")
        self.assertTrue(lines[start + 3].startswith("Inputs "), lines[start + 3])
        told = json.loads(self.verify("x.h5", "--all", "--json").stdout)
        self.assertEqual(sorted(told["broken_by_rule"].values()), [2, 4])

    def test_rules_of_one_wording_are_one_line_with_all_their_checks(self):
        def change(file):
            file["success_rate"][0, 1, 2] = 0.5
            file["partner_share"][1, 3, 0, 0] = 0.5
        rule = "a share is its part over its whole, and not defined without a whole"
        process = self.found(change, f"rule that does not hold: {rule} (broken 2 of ")
        self.assertEqual(process.stderr.count(f"{rule} (broken"), 1)
        self.assertEqual(process.stdout.count(f"{rule} (broken"), 1)
        told = json.loads(self.verify("x.h5", "--all", "--json").stdout)
        self.assertEqual(told["broken_by_rule"], {rule: 2})

    def test_people_and_programs_are_told_the_same_rules_each_once(self):
        text = self.verify(self.copy(), "--replicates", "1").stdout
        lines = re.findall(r"^ {13}(.+) \((\d+) times\)$", text, re.MULTILINE)
        self.assertEqual(len(lines), len(dict(lines)))
        told = json.loads(self.verify("x.h5", "--replicates", "1", "--json").stdout)
        self.assertEqual({rule: int(times) for rule, times in lines}, told["rules"])

    def test_where_all_hold_none_is_broken(self):
        told = json.loads(self.verify(self.copy(), "--json").stdout)
        self.assertEqual(told["broken_by_rule"], {})


class WrongUse(StoredTest):
    def test_exit_codes(self):
        file = self.copy()
        text = self.scenario("not a result\n", "text.h5")
        for words, code, fragment in [
                ((file, "--replicates", "2,6"), 64, "has no such replicate"),
                ((file, "--replicates", "2,,3"), 64, "give numbers"),
                ((file, "--replicates", "two"), 64, "give numbers"),
                ((file, "--replicates", ""), 64, "--replicates"),
                ((file, "--replicates", "99999999999999999999"), 64, "give numbers"),
                ((file, "--sample", "0"), 64, "from 1"),
                ((file, "--sample", "2", "--all"), 64, "one of"),
                ((file, "--replicates", "2", "--all"), 64, "one of"),
                ((file, "--threads", "0"), 64, "--threads"),
                ((file, file), 64, "one result file"),
                ((), 64, "one result file"),
                ((self.scratch / "none.h5",), 66, "none.h5"),
                ((self.scratch,), 66, "folder"),
                ((text,), 65, "text.h5")]:
            with self.subTest(words=words):
                self.expect(self.verify(*words) if words else taktskifte("verify"), code, fragment)

    def test_a_shape_that_is_not_that_of_its_dimensions(self):
        def change(file):
            del file["awards"]
            file.create_dataset("awards", data=numpy.zeros((2, 6, 2), "int32"))
        self.found(change, "variable awards has another shape")


class Interrupted(CommandTest):
    def test_a_signal_ends_it_with_the_code_of_a_stopped_run(self):
        file = self.scratch / "x.h5"
        self.expect(taktskifte("run", self.today(), "-o", file, "--quiet", "--set", "run.replicates=300",
                               "--set", "run.years=2"), 0)
        for number in (signal.SIGINT, signal.SIGTERM):
            process = subprocess.Popen([TAKTSKIFTE, "verify", file, "--all", "--threads", "1"], stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE, text=True)
            time.sleep(0.5)  # a tenth of what it needs
            process.send_signal(number)
            out, said = process.communicate(timeout=120)
            self.assertEqual(process.returncode, 75, said)
            self.assertIn("stopped on request", said)
            self.assertEqual(out, "")


class Synthetic(StoredTest):
    settings = ("run.replicates=2", "run.years=2", "population.synthetic=60", "funding.unused=carry")

    def test_a_synthetic_population_verifies_from_the_file_alone(self):
        self.copy()
        self.expect(self.verify("x.h5", "--all"), 0)

    def test_a_changed_factor_of_totals_is_found(self):
        def change(file):
            file.attrs.modify("totals_factor", file.attrs["totals_factor"] * 1.5)
        self.found(change, "attribute totals_factor")


if __name__ == "__main__":
    unittest.main()
