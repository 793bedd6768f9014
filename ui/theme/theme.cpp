// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/style.h"

#include <QApplication>
#include <QWidget>

namespace gatehouse::ui {

StatusClass statusClassOf(int code)
{
    if (code <= 0)
        return StatusClass::Transport;
    switch (code / 100) {
    case 2:
        return StatusClass::Success;
    case 3:
        return StatusClass::Redirect;
    case 4:
        return StatusClass::ClientError;
    case 5:
        return StatusClass::ServerError;
    default:
        return StatusClass::Other;
    }
}

const Theme &themeOf(const QWidget *widget)
{
    if (widget) {
        if (const auto *style = qobject_cast<const GatehouseStyle *>(widget->style()))
            return style->theme();
    }
    if (const auto *style = qobject_cast<const GatehouseStyle *>(QApplication::style()))
        return style->theme();
    static const Theme fallback = lightTheme();
    return fallback;
}

} // namespace gatehouse::ui
