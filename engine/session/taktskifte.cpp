#include "taktskifte/taktskifte.h"

#include <iterator>
#include <memory>
#include <new>
#include <span>
#include <sstream>
#include <utility>

#include "session/record.hpp"
#include "session/session.hpp"
#include "taktskifte/contents/result_view.hpp"
#include "taktskifte/core/exit_code.hpp"
#include "taktskifte/report/comparison.hpp"
#include "taktskifte/report/document.hpp"
#include "taktskifte/report/inputs.hpp"
#include "taktskifte/report/study.hpp"
#include "taktskifte/scenario/keys.hpp"

using namespace taktskifte;

namespace {

// Calls `work`; what it throws becomes an exit code and mistakes, or an exit code alone where memory is too
// short for more: nothing may be thrown across the border to other languages.
template <class Work>
int guarded(taktskifte_session* session, const Work& work) noexcept {
  try {
    session->mistakes.clear();
    try {
      work();
      return 0;
    } catch (const Error& error) {
      session->mistakes = error.diagnostics();
      return exit_code(error.kind());
    } catch (const std::exception& problem) {
      Diagnostic mistake;
      mistake.text = problem.what();
      session->mistakes.assign(1, mistake);
    }
  } catch (...) {
  }
  return exit_code(ErrorKind::internal);
}

template <class Work>
const char* text_of(taktskifte_session* session, const Work& work) {
  const auto say = [&] { session->said = report::json_line(work()); };
  return guarded(session, say) == 0 ? session->said.c_str() : nullptr;
}

report::Value mistake_value(const Diagnostic& mistake) {
  return report::object("file", mistake.location.file, "line", mistake.location.line, "key", mistake.key,
                        "text", mistake.text);
}

bool is_text(const DatasetVariable& variable) {
  return std::holds_alternative<std::vector<std::string>>(variable.values);
}

// A variable of numbers, or of texts. Errors: ErrorKind::usage if there is none of that name.
const DatasetVariable& variable_of(taktskifte_session& session, const std::string& name, bool text) {
  const DatasetVariable* const found = results_of(session).find(name);
  if (found == nullptr || is_text(*found) != text)
    throw Error(ErrorKind::usage, name + ": no variable of " + (text ? "texts" : "numbers"));
  return *found;
}

report::Value variable_value(const DatasetVariable& variable) {
  return report::object(
      "name", variable.name, "text", is_text(variable), "dimensions", report::list_of(variable.dimensions),
      "shape", report::list_of(variable.shape, [](std::size_t size) { return report::Value(size); }));
}

// The study among the texts, by the name that it has beside the scenarios.
report::KeptStudy experiment_of(const taktskifte_session& session) {
  const char* const name = "study/summary.json";
  const auto found = session.texts.find(name);
  if (found == session.texts.end())
    return {.problem = std::string(name) + ": the session has no text of this name; add it"};
  try {
    return {.summary = report::parse_study(found->second, found->first)};
  } catch (const Error& error) {
    return {.problem = error.what()};
  }
}

std::vector<std::string> words_of(const char* text) {
  std::istringstream words(text);
  return {std::istream_iterator<std::string>(words), {}};
}

void check_replicate(const taktskifte_session& session, int replicate) {
  if (!session.study) throw Error(ErrorKind::usage, "no experiment is open; open one");
  if (replicate < 0) throw Error(ErrorKind::usage, "replicates are counted from 0");
}

void forget_replicates(taktskifte_session& session) {
  session.replicates.clear();
  session.results.reset();
}

}  // namespace

taktskifte_session* taktskifte_new() {
  try {
    return new taktskifte_session;
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

void taktskifte_free(taktskifte_session* session) { delete session; }

int taktskifte_add_text(taktskifte_session* session, const char* name, const char* text) {
  return guarded(session, [&] { session->texts[name] = text; });
}

int taktskifte_open(taktskifte_session* session, const char* scenarios, const char* settings) {
  return guarded(session, [&] {
    auto study = std::make_unique<Experiment>(experiment_of(*session, scenarios, settings));
    session->runs.begin(*study);
    session->study = std::move(study);
    forget_replicates(*session);
  });
}

const char* taktskifte_mistakes(taktskifte_session* session) {
  try {
    session->said = report::json_line(report::list_of(session->mistakes, mistake_value));
    return session->said.c_str();
  } catch (...) {
    return R"([{"file": "", "line": 0, "key": "", "text": "there is no memory left"}])";
  }
}

int taktskifte_run(taktskifte_session* session, int replicate) {
  return guarded(session, [&] {
    check_replicate(*session, replicate);
    session->replicates[replicate] = session->runs.run(replicate);
    session->results.reset();
  });
}

const double* taktskifte_record(taktskifte_session* session, int replicate, size_t* length) {
  const auto found = session->replicates.find(replicate);
  if (found == session->replicates.end()) return nullptr;
  if (guarded(session, [&] { session->numbers = record_of(found->second); }) != 0) return nullptr;
  *length = session->numbers.size();
  return session->numbers.data();
}

int taktskifte_take(taktskifte_session* session, int replicate, const double* record, size_t length) {
  return guarded(session, [&] {
    check_replicate(*session, replicate);
    session->replicates[replicate] = series_in(std::span(record, length), *session->study);
    session->results.reset();
  });
}

size_t taktskifte_replicates(const taktskifte_session* session) { return session->replicates.size(); }

const char* taktskifte_variables(taktskifte_session* session) {
  return text_of(session, [&] {
    return report::Value(report::list_of(results_of(*session).variables, variable_value));
  });
}

const double* taktskifte_numbers(taktskifte_session* session, const char* variable, size_t* length) {
  const auto read = [&] { session->numbers = numbers_of(variable_of(*session, variable, false)); };
  if (guarded(session, read) != 0) return nullptr;
  *length = session->numbers.size();
  return session->numbers.data();
}

const char* taktskifte_texts(taktskifte_session* session, const char* variable) {
  return text_of(session, [&] {
    const auto& values = variable_of(*session, variable, true).values;
    return report::Value(report::list_of(std::get<std::vector<std::string>>(values)));
  });
}

const char* taktskifte_compare(taktskifte_session* session, const char* options) {
  return text_of(session, [&] {
    report::ComparisonOptions chosen{.known_study = experiment_of(*session)};
    for (const auto& option : words_of(options)) {
      if (option == "all")
        chosen.all = true;
      else if (option == "every-year")
        chosen.every_year = true;
      else
        throw Error(ErrorKind::usage, option + ": no option of a comparison; give all or every-year");
    }
    report::ResultViews results;
    results.push_back(std::make_unique<DatasetView>(results_of(*session), "this session"));
    return report::comparison_document(report::compare_results(std::move(results), chosen)).data;
  });
}

const char* taktskifte_keys(taktskifte_session* session) {
  return text_of(session, [&] { return report::keys_value({keys().begin(), keys().end()}); });
}
