// The question that somebody asks in the page: a share, assumptions beside it, or a scenario text of one's own. What it is as
// an experiment of the engine, as files for the command line, and as part of the address.
export const ownFile = 'my-mix.ini';
export const replicates = 40;

/** The assumptions beside the share: the answer hangs on them most. */
export const beside = ['apply.elasticity', 'panel.fundable_share', 'experience.units_per_project'];

/** As a scenario file holds it, without the rounding of a division. */
const share = (percent) => String(Number((percent / 100).toFixed(4)));

export const textOf = (question, base) => question.text || `base = ${base}\n\n[funding]\npublic_share = ${share(question.percent)}\n`;

const settingsOf = (question) => [`run.replicates=${replicates}`, ...beside.filter((key) => question[key] !== undefined).map((key) => `${key}=${question[key]}`)];

export function experimentOf(question, base) {
  return {texts: {[ownFile]: textOf(question, base)}, scenarios: [base, ownFile], settings: settingsOf(question)};
}

/** What gives the same bits on the command line. */
export const commandOf = (question, base) => `taktskifte run ${base} ${ownFile} -o my-mix.h5 ${settingsOf(question).map((setting) => `--set ${setting}`).join(' ')}`;
export const fileOf = (question, base) => `# ${commandOf(question, base)}\n${textOf(question, base)}`;

/** Of the address: "share", "set" and "text"; null if it asks nothing. */
export function questionIn(hash) {
  const given = new URLSearchParams(hash.slice(1));
  const percent = Number(given.get('share'));
  const question = {percent: given.has('share') && percent >= 0 && percent <= 100 ? percent : 50, text: given.get('text') ?? ''};
  for (const pair of (given.get('set') ?? '').split('|')) {
    const [key, value] = pair.split('=');
    if (beside.includes(key) && value !== undefined && value.trim() !== '' && Number.isFinite(Number(value))) question[key] = value;
  }
  return given.has('share') || question.text ? question : null;
}
export function addressOf(question) {
  const set = beside.filter((key) => question[key] !== undefined).map((key) => `${key}=${question[key]}`).join('|');
  return {share: question.text ? '' : String(question.percent), set, text: question.text};
}
