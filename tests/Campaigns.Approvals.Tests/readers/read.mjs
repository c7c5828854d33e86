// What others make of our files: bpmn-moddle reads the diagrams, ajv judges documents by the published schemas.
import { readFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';
import Ajv2020 from 'ajv/dist/2020.js';

const { bpmn, schemas, documents } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
for (const schema of schemas) ajv.addSchema(schema);

const diagrams = [];
for (const text of bpmn) {
  const { rootElement, warnings, references } = await new BpmnModdle().fromXML(text);
  const process = rootElement.rootElements.find(e => e.$type === 'bpmn:Process');
  diagrams.push({
    warnings: warnings.map(w => w.message),
    unresolved: references.filter(r => r.element && !r.id).length,
    kinds: process.flowElements.map(e => e.$type),
    drawn: rootElement.diagrams[0].plane.planeElement.filter(e => e.bpmnElement).length,
  });
}

const verdicts = documents.map(({ schema, document }) => ({ valid: ajv.validate(schema, document), errors: (ajv.errors ?? []).map(e => `${e.instancePath} ${e.message}`) }));
console.log(JSON.stringify({ diagrams, verdicts }));
