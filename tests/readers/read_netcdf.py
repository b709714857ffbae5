"""The sample in the netCDF library: its Python module, and ncdump where it is installed."""

import shutil
import subprocess
import unittest

import netCDF4
import numpy as np

import sample


class Netcdf(unittest.TestCase):
    def test_python_module(self):
        with netCDF4.Dataset(sample.FILE) as results:
            results.set_auto_mask(False)
            for name, values in sample.expected().items():
                self.assertEqual(results[name].dimensions, sample.dimensions_of(name))
                np.testing.assert_array_equal(results[name][...].astype(float), values, err_msg=name)
            for name, labels in sample.DIMENSIONS.items():
                self.assertEqual(list(results[name][...]), labels)
                self.assertEqual(results.dimensions[name].size, len(labels))
            self.assertEqual(results.seed, sample.SEED)

    @unittest.skipUnless(shutil.which("ncdump"), "ncdump is not installed (Debian: netcdf-bin)")
    def test_ncdump(self):
        header = subprocess.run(["ncdump", "-h", sample.FILE], capture_output=True, text=True, check=True).stdout
        for name in sample.expected():
            self.assertIn(f" {name}({', '.join(sample.dimensions_of(name))}) ;", header)


if __name__ == "__main__":
    unittest.main()
