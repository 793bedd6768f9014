// SPDX-License-Identifier: GPL-3.0-or-later
// Counts the results of the HTTP caching suite as it publishes them: of the required and of the
// optimal tests for shared caches, how many pass. What a test depends on must pass, too.
import fs from 'fs'
import path from 'path'
import { pathToFileURL } from 'url'

const [suiteFolder, resultFile, verbose] = process.argv.slice(2)
const load = async name => (await import(pathToFileURL(path.join(suiteFolder, name)).href)).default
const suites = [...await load('tests/index.mjs')]
const results = JSON.parse(fs.readFileSync(resultFile, 'utf8'))
const tests = new Map(suites.flatMap(suite => suite.tests).map(test => [test.id, test]))

const passes = id => results[id] === true &&
  (tests.get(id)?.depends_on ?? []).every(other => passes(other))

const counts = {}
for (const test of tests.values()) {
  if (test.browser_only || test.cdn_only === false) continue
  const kind = test.kind ?? 'required'
  counts[kind] ??= { passed: 0, alone: 0, all: 0 }
  counts[kind].all++
  if (passes(test.id)) counts[kind].passed++
  if (results[test.id] === true) counts[kind].alone++
  else if (verbose) console.log(`${kind} ${test.id}: ${[results[test.id]].flat().join(': ')}`)
}
for (const kind of ['required', 'optimal']) {
  const { passed, alone, all } = counts[kind]
  console.log(`${kind}: ${passed} of ${all} pass (${alone} without regard to what they depend on)`)
}
