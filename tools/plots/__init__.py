"""The pictures of a result file; they read the HDF5 file alone."""
