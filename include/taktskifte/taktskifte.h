/* Taktskifte for programs in any language: scenarios and tables come as text, numbers and JSON go out; no file is
   opened. taktskifte/taktskifte.hpp is the same for C++, and more.

   A session holds the texts, one experiment, and the replicates that were run of it or handed over from other
   sessions. It is for one thread at a time; several sessions may work at once, since replicate r is the same bits
   wherever it is run. When an experiment follows on another, what both have in common is not run again: burn-ins
   that scenarios share, and scenarios that are the same.

   Texts are UTF-8. What a function returns belongs to the session and is valid until the next call with it. */
#ifndef TAKTSKIFTE_H
#define TAKTSKIFTE_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct taktskifte_session taktskifte_session;

/* Null if memory is short. */
taktskifte_session* taktskifte_new(void);
void taktskifte_free(taktskifte_session* session);

/* Functions that return int give 0, or the exit code that the program has for the same mistake: 64 what was asked for
   is wrong, 65 a table is wrong, 66 a text is missing, 70 a defect of the engine or no memory, 78 a key has a bad
   value or does not exist. What is wrong is then in taktskifte_mistakes. */

/* A text that others may name: a scenario, a base or a table, such as "today.ini" and "data/municipalities_2018.csv".
   One of the same name is replaced. */
int taktskifte_add_text(taktskifte_session* session, const char* name, const char* text);

/* Takes up an experiment: `scenarios` are the names of texts, a line each, of which the first is what the others are
   compared with; `settings` are lines key=value for all of them. Replicates of the experiment before are let go.
   After a mistake the experiment before stands. */
int taktskifte_open(taktskifte_session* session, const char* scenarios, const char* settings);

/* The mistakes of the last call that can have any, as JSON: a list of {"file", "line", "key", "text"}; line 0 and an
   empty file or key stand where there is none. */
const char* taktskifte_mistakes(taktskifte_session* session);

/* Runs a replicate, from 0 on, of every scenario. A session keeps the numbers of each until the experiment is another;
   and from one experiment to the next, of 256 at most, the world at the end of the burn-in, some 0.4 kB a municipality,
   and the numbers of each scenario, so that what the two have in common is not run again. */
int taktskifte_run(taktskifte_session* session, int replicate);

/* All that a replicate left behind, to be handed over to a session with the same experiment; null for one that the
   session does not have. The same bits on every machine of the same order of bytes. */
const double* taktskifte_record(taktskifte_session* session, int replicate, size_t* length);
int taktskifte_take(taktskifte_session* session, int replicate, const double* record, size_t length);

/* How many replicates of the experiment the session has, run or taken. */
size_t taktskifte_replicates(const taktskifte_session* session);

/* What `taktskifte run` would write of these replicates (results/README.md), variable by variable: their names,
   dimensions and shapes as a JSON list; the numbers of one, row by row, NaN where undefined; the texts of one as a
   JSON list. Null for another name, and where there is no replicate yet. */
const char* taktskifte_variables(taktskifte_session* session);
const double* taktskifte_numbers(taktskifte_session* session, const char* variable, size_t* length);
const char* taktskifte_texts(taktskifte_session* session, const char* variable);

/* What `taktskifte compare --json` says of them, null after a mistake. `options`: "all", "every-year", both with a
   space between, or neither. The study of assumptions is the text called "study/summary.json", if there is one. */
const char* taktskifte_compare(taktskifte_session* session, const char* options);

/* What `taktskifte params --json` says. */
const char* taktskifte_keys(taktskifte_session* session);

#ifdef __cplusplus
}
#endif

#endif
