// Makes scenarios/data/borders_YEAR.json of a GeoJSON file: node borders.mjs IN.geojson OUT.json
import {readFileSync, writeFileSync} from 'node:fs';
import {geoArea} from 'd3-geo';
import {quantize} from 'topojson-client';
import {topology} from 'topojson-server';

const [, , from, to] = process.argv;
const land = JSON.parse(readFileSync(from, 'utf8'));
for (const feature of land.features) {
  feature.properties = {number: feature.properties.number};
  const {type, coordinates} = feature.geometry;
  for (const rings of type === 'Polygon' ? [coordinates] : coordinates)
    rings.forEach((ring, position) => {
      // On a sphere a ring that runs the wrong way holds all but the municipality.
      const outside = geoArea({type: 'Polygon', coordinates: [ring]}) > 2 * Math.PI;
      if (outside === (position === 0)) ring.reverse();
    });
}
writeFileSync(to, JSON.stringify(quantize(topology({municipalities: land}), 1e4)) + '\n');
