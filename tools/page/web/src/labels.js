// What rows of the comparison and elements of an axis are called.
import {lower, page, word} from './text.js';

const sizes = {'below 5000': 'below_5000', '5000 to 20000': '5000_to_20000', 'above 20000': 'above_20000'};
const regions = {'Nord-Norge': 'nord_norge', 'Midt-Norge': 'midt_norge', 'Vestlandet': 'vestlandet', 'Østlandet': 'ostlandet', 'Sørlandet': 'sorlandet'};

export const sizeWord = (size) => word('size_class', `size_class.${sizes[size] ?? size}`, null, size);
export const regionWord = (region) => word('region', `region.${regions[region] ?? region}`, null, region);

function elementWord(label) {
  return label.split(', ').map((part) => {
    if (sizes[part]) return sizeWord(part);
    if (regions[part]) return regionWord(part);
    for (const kind of ['outcome', 'partner', 'cause', 'ministry', 'barrier']) {
      const told = word(kind, `${kind}.${part}`, null, '');
      if (told) return told;
    }
    return part;
  }).join(', ');
}

/** As short as menus and charts want it, where there is such a name. */
export const shortWord = (name) => word('short', name, null, rowWord(name));
/** The same within a sentence. */
export const lowerShort = (name) => word('definite', name, null, lower(shortWord(name)));

/** "success_share[quality]": "share that succeeds: quality". */
export function rowWord(name) {
  const [measure, label] = name.replace(/\]$/, '').split('[');
  const [plain, equal] = [measure.replace(/_equal_grants$/, ''), measure.endsWith('_equal_grants')];
  return word('measure', plain, null, plain) + (label ? `: ${elementWord(label)}` : '') + (equal ? ` (${page('equal_number')})` : '');
}
export const rowUnit = (name, unit) => (/^(gini|theil)_/.test(name) ? word('unit', 'index') : unit === 'share' ? '%' : unit === 'MNOK a year' ? word('unit', 'MNOK_a_year') : page('per_year'));
