// The target that carries the precompiled headers of the engine and the tools.
