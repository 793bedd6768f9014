// SPDX-License-Identifier: GPL-3.0-or-later
// Field terms of a filter: which fields there are, which operators each knows, what its values
// mean.
#pragma once

#include "ui/traffic/filter/filter_lexer.h"
#include "ui/traffic/filter/predicate.h"

namespace gatehouse::ui {

struct FieldTerm {
    PredicatePtr predicate;
    QString reason; ///< why there is none
};

[[nodiscard]] FieldTerm fieldTerm(const FilterToken &token);

} // namespace gatehouse::ui
