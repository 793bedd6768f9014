// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/place.h"

namespace gatehouse::ui {

void Place::addActions(ActionRegistry &) { }

void Place::activated() { }

} // namespace gatehouse::ui
