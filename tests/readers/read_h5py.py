"""The sample in h5py: numbers, scales, text, attributes, and how it is stored."""

import unittest

import h5py
import numpy as np

import sample

FILTERS = {h5py.h5z.FILTER_SHUFFLE, h5py.h5z.FILTER_DEFLATE, h5py.h5z.FILTER_FLETCHER32}


def filters(dataset):
    settings = dataset.id.get_create_plist()
    return {settings.get_filter(i)[0] for i in range(settings.get_nfilters())}


class H5py(unittest.TestCase):
    def setUp(self):
        self.file = h5py.File(sample.FILE, "r")
        self.addCleanup(self.file.close)

    def test_numbers_and_dimensions(self):
        for name, values in sample.expected().items():
            dataset = self.file[name]
            np.testing.assert_array_equal(dataset[...].astype(float), values, err_msg=name)
            scales = tuple(dataset.dims[axis][0].name.lstrip("/") for axis in range(dataset.ndim))
            self.assertEqual(scales, sample.dimensions_of(name))

    def test_labels(self):
        for name, labels in sample.DIMENSIONS.items():
            dataset = self.file[name]
            found = dataset.asstr()[...] if dataset.dtype.kind == "O" else dataset[...]
            self.assertEqual(list(found), labels)

    def test_every_axis_has_a_scale_and_every_variable_a_meaning(self):
        for name, dataset in self.file.items():
            self.assertIn("long_name", dataset.attrs, name)
            scale = h5py.h5ds.is_scale(dataset.id)
            self.assertEqual("units" in dataset.attrs, dataset.dtype.kind != "O" and not scale, name)
            if not scale:
                for axis in range(dataset.ndim):
                    self.assertEqual(len(dataset.dims[axis]), 1, name)

    def test_only_types_that_all_readers_know(self):
        for name, dataset in self.file.items():
            if dataset.dtype.kind == "O":
                self.assertIsNone(h5py.check_string_dtype(dataset.dtype).length, name)
                self.assertEqual(filters(dataset), set(), name)
            else:
                self.assertIn(str(dataset.dtype), ("int8", "int32", "float64"), name)
                self.assertEqual(filters(dataset), FILTERS, name)
            if str(dataset.dtype) == "float64":
                self.assertTrue(np.isnan(dataset.attrs["_FillValue"]), name)

    def test_no_times(self):
        for name, dataset in self.file.items():
            self.assertFalse(dataset.id.get_create_plist().get_obj_track_times(), name)

    def test_attributes(self):
        self.assertEqual(self.file.attrs["filetype"].decode(), "taktskifte results")
        self.assertEqual(self.file.attrs["Conventions"].decode(), "CF-1.10")
        self.assertEqual(self.file.attrs["seed"].decode(), sample.SEED)
        self.assertEqual(self.file.attrs["model_results_version"].dtype, "int32")
        self.assertEqual(str(self.file.attrs["model_results_version"][0]), sample.MODEL_RESULTS_VERSION)
        self.assertEqual(self.file["burn_in_drift"].attrs["flag_meanings"].decode(), "steady drifted")

    def test_text_of_attributes_is_utf_8_of_fixed_length(self):
        for holder in (self.file, *self.file.values()):
            for name in holder.attrs:
                kind = holder.attrs.get_id(name).get_type()
                if isinstance(kind, h5py.h5t.TypeStringID) and name not in ("CLASS", "NAME"):  # of dimension scales
                    self.assertFalse(kind.is_variable_str(), f"{holder.name} {name}")
                    self.assertEqual(kind.get_cset(), h5py.h5t.CSET_UTF8, f"{holder.name} {name}")

    def test_municipalities_have_their_coordinates_and_the_year_of_their_numbers(self):
        coordinates = ["latitude", "longitude", "municipality_name"]
        for name, dataset in self.file.items():
            along = [dataset.dims[axis][0].name for axis in range(dataset.ndim) if not h5py.h5ds.is_scale(dataset.id)]
            if "/municipality" in along and name not in coordinates:
                self.assertEqual(dataset.attrs["coordinates"].decode().split(), coordinates, name)
            else:
                self.assertNotIn("coordinates", dataset.attrs, name)
        self.assertEqual(self.file.attrs["municipality_number_year"], 2018)
        self.assertEqual(self.file["successor_2024"].asstr()[1], "3002")
        self.assertEqual(self.file["successors_2024_shares"].asstr()[1], "3002:1.00")


if __name__ == "__main__":
    unittest.main()
