"""What tools/crate.py says of a result file."""
