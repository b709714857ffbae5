// What the address after # says to show; whatever does not exist in this file is dropped, as from a link to another one.
const kept = ['lang', 'scenario', 'measure', 'view', 'map', 'year', 'borders', 'keys', 'mix', 'key', 'of'];
const asked = ['share', 'set', 'text']; // of the engine in the page (question.js)

/** The values that each name may have. */
function known(data) {
  const measures = data.kind === 'sweep' ? Object.keys(data.measures) : data.comparison.rows.map(({measure}) => measure);
  return {
    lang: ['nb', 'en'], scenario: data.scenarios.map(({name}) => name), measure: measures, view: ['change', 'level'],
    map: ['participations', 'difference', 'research', 'awards'], year: data.years.map(String), borders: Object.keys(data.maps),
    keys: ['doubtful', 'set', 'all'], mix: Object.keys(data.levers?.mixes ?? []), key: data.kind === 'sweep' ? data.keys : [],
  };
}

/** "key=value|key=value" of a sweep: pairs that some point has. */
const pairs = (data, text) => text.split('|').filter((pair) => data.settings?.some((row) => row.some((value, key) => `${key}=${value}` === pair))).join('|');

export function stateOf(data, hash) {
  const given = new URLSearchParams(hash.slice(1));
  const lists = known(data);
  return Object.fromEntries([...asked.map((name) => [name, data.texts ? given.get(name) ?? '' : '']), ...kept.map((name) => {
    const value = given.get(name) ?? '';
    return [name, name === 'of' ? pairs(data, value) : lists[name].includes(value) ? value : ''];
  })]);
}
