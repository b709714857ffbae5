"""The sample in xarray, with both of its HDF5 engines."""

import unittest

import numpy as np
import xarray

import sample


class Xarray(unittest.TestCase):
    def check(self, engine):
        with xarray.open_dataset(sample.FILE, engine=engine) as results:
            for name, values in sample.expected().items():
                self.assertEqual(results[name].dims, sample.dimensions_of(name))
                np.testing.assert_array_equal(results[name].values.astype(float), values, err_msg=name)
            for name, labels in sample.DIMENSIONS.items():
                self.assertEqual(list(results[name].values), labels)
            self.assertEqual(results.attrs["seed"], sample.SEED)
            self.assertEqual(results.pot_nok.units, "NOK")
            parity = results.awards_region_size.sel(scenario="parity", region="Østlandet", size_class="above 20000")
            self.assertEqual(parity.dims, ("replicate", "year"))
            share = results.key_value.sel(scenario="quarter", key="funding.public_share")
            self.assertEqual(str(share.values), "0.25")

    def test_h5netcdf(self):
        self.check("h5netcdf")

    def test_netcdf4(self):
        self.check("netcdf4")


if __name__ == "__main__":
    unittest.main()
