// What the page says of an experiment that was run in it: the same as tools/page/results_data.py takes from a file.
export const paths = [ // of the chart over the years
  'research_share', 'research_innovations', 'project_innovations', 'applications', 'fundable_applications', 'awards', 'unused_nok', 'private_awards', 'private_rd_nok', 'share_ever_joined', 'gini_awards', 'mean_experience',
];
const levels = ['success_share_with', 'success_share_without', 'lorenz_awards', 'barriers']; // of compare with all rows
const countNames = ['innovations', 'research_innovations', 'awards', 'participations'];
const decisive = ['apply.elasticity', 'panel.fundable_share', 'experience.units_per_project', 'choice.experience'];

const withoutPaths = (row) => ({...row, differences: row.differences.map((difference) => ({...difference, path: null}))});

function comparison(session) {
  const found = session.compare('every-year');
  return {...found, rows: found.rows.map((row) => (paths.includes(row.measure) ? row : withoutPaths(row))), groups: found.groups.map(withoutPaths)};
}

function counts(session, scenarios, years, municipalities) {
  return Object.fromEntries(countNames.map((name) => {
    const stored = session.numbers(`municipality_year_${name}`); // scenario, year, municipality
    const found = new Array(stored.length);
    for (let s = 0; s < scenarios; ++s)
      for (let y = 0; y < years; ++y)
        for (let m = 0; m < municipalities; ++m) found[(m * scenarios + s) * years + y] = stored[(s * years + y) * municipalities + m];
    return [name, found];
  }));
}

function inputs(session, scenarios) {
  const [names, units, statuses, sources, confidences, values, origins] = ['name', 'unit', 'status', 'source', 'confidence', 'value', 'origin'].map((of) => session.texts(`key_${of}`));
  return names.map((key, at) => {
    const all = (texts) => scenarios.map((_, scenario) => texts[scenario * names.length + at]);
    return {key, unit: units[at], status: statuses[at], confidence: confidences[at], set: all(origins).some((origin) => origin !== 'default'), source: sources[at], values: all(values)};
  });
}

/** Whole numbers and texts of the municipalities; they are the same for every experiment with the same tables. */
function municipalities(session) {
  return {
    number: session.texts('municipality'), name: session.texts('municipality_name'), region: [...session.numbers('municipality_region')], size: [...session.numbers('municipality_size_class')],
    population: [...session.numbers('population')],
  };
}

export function experimentData(session) {
  const names = session.texts('scenario');
  const titles = session.texts('scenario_title');
  const years = [...session.numbers('year')];
  const places = municipalities(session);
  const keys = inputs(session, names);
  return {
    scenarios: names.map((name, at) => ({name, title: titles[at].trim() || name})), years, replicates: session.replicates(), comparison: comparison(session),
    means: Object.fromEntries(session.compare('all').rows.filter(({measure}) => levels.includes(measure.split('[')[0])).map(({measure, means}) => [measure, means.map(({mean}) => mean)])),
    places, counts_by_year: true, counts: counts(session, names.length, years.length, places.number.length), keys,
    is_synthetic: keys.some(({key, values}) => key === 'population.synthetic' && values.some((value) => Number(value) > 0)),
    doubted: keys.filter(({key, set, confidence, status}) => decisive.includes(key) && !set && (confidence !== 'high' || status === 'assumed')).map(({key}) => key),
  };
}
