#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings the .ts files up to date with the texts in ui/. Without -I, lupdate finds no class
# declarations and names the contexts without their namespace, and nothing is translated.
# schema_texts.cpp holds the texts of the schemas; tst_translations writes it.
set -eu
cd "$(dirname "$0")/.."
lupdate=${LUPDATE:-/usr/lib/qt6/bin/lupdate}
options="-I . -source-language en -no-obsolete -locations none"
"$lupdate" ui translations/schema_texts.cpp $options -target-language de -ts translations/gatehouse_de.ts
# English has no translation but its plurals.
"$lupdate" ui $options -target-language en -pluralonly -ts translations/gatehouse_en.ts
