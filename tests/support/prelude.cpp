// The target that carries the precompiled headers of all tests.
