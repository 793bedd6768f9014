// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/answer.h"
#include "gateway/admin/call.h"
#include "gateway/plugin/registry.h"

namespace gatehouse::admin {

// POST configs/validate: what is wrong with a whole document; nothing of it is kept.
Answer validationAnswer(const Call &call, const plugin::Registry &plugins);

} // namespace gatehouse::admin
