// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/color_tools.h"
#include "ui/theme/theme.h"

namespace gatehouse::ui {

namespace {

void fill(QPalette &p, QPalette::ColorGroup group, const Theme &t)
{
    p.setColor(group, QPalette::Window, t.window);
    p.setColor(group, QPalette::Base, t.surface);
    p.setColor(group, QPalette::AlternateBase, t.alt);
    p.setColor(group, QPalette::Button, t.raised);
    p.setColor(group, QPalette::Light, t.raised);
    p.setColor(group, QPalette::Midlight, t.raised);
    p.setColor(group, QPalette::Mid, t.hairline);
    p.setColor(group, QPalette::Dark, t.hairline);
    p.setColor(group, QPalette::Shadow, t.controlBorder);
    p.setColor(group, QPalette::Text, t.text);
    p.setColor(group, QPalette::WindowText, t.text);
    p.setColor(group, QPalette::ButtonText, t.text);
    p.setColor(group, QPalette::BrightText, t.danger);
    p.setColor(group, QPalette::PlaceholderText, t.tertiary);
    p.setColor(group, QPalette::Link, t.accent);
    p.setColor(group, QPalette::LinkVisited, t.accent);
    p.setColor(group, QPalette::Highlight, t.selection);
    p.setColor(group, QPalette::HighlightedText, t.onSelection);
    p.setColor(group, QPalette::ToolTipBase, t.raised);
    p.setColor(group, QPalette::ToolTipText, t.text);
}

} // namespace

QPalette paletteOf(const Theme &theme)
{
    QPalette p;
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
        fill(p, group, theme);
    const QPalette::ColorGroup off = QPalette::Disabled;
    p.setColor(off, QPalette::Text, disabledOn(theme.surface, theme.text));
    p.setColor(off, QPalette::WindowText, disabledOn(theme.window, theme.text));
    p.setColor(off, QPalette::ButtonText, disabledOn(theme.surface, theme.text));
    p.setColor(off, QPalette::PlaceholderText, disabledOn(theme.surface, theme.tertiary));
    p.setColor(off, QPalette::HighlightedText, disabledOn(theme.selection, theme.onSelection));
    p.setColor(off, QPalette::Link, disabledOn(theme.window, theme.accent));
    return p;
}

} // namespace gatehouse::ui
