// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

namespace gatehouse::ui {

namespace {

QColor c(QRgb rgb)
{
    return QColor::fromRgb(rgb);
}

const std::array<QColor, 6> &userMarks()
{
    static const std::array<QColor, 6> marks = {c(0xC2413B), c(0x2F6FD0), c(0x9A6A2F),
                                                c(0x2E8B57), c(0xC77700), c(0x7D4CC2)};
    return marks;
}

} // namespace

Theme lightTheme()
{
    Theme t;
    t.window = c(0xF6F7F9);
    t.surface = c(0xFFFFFF);
    t.alt = c(0xFAFBFC);
    t.raised = c(0xEEF1F4);
    t.hairline = c(0xD5DAE1);
    t.controlBorder = c(0x858F9E);
    t.text = c(0x1B2430);
    t.secondary = c(0x4D5866);
    t.tertiary = c(0x626D7C);
    t.accent = c(0x0B5CAD);
    t.onAccent = c(0xFFFFFF);
    t.selection = c(0xD6E6F7);
    t.onSelection = c(0x0E2A47);
    t.ok = c(0x0B6E4F);
    t.warning = c(0x8A5200);
    t.danger = c(0xA61B2B);
    t.status = {{{c(0x828B9C), c(0x4D5866), c(0xEEF1F4)},
                 {c(0x33A57C), c(0x0B6E4F), c(0xE3F5EE)},
                 {c(0x1858B8), c(0x174F9E), c(0xE3EDFB)},
                 {c(0xAD6500), c(0x7A4700), c(0xFCF0DC)},
                 {c(0x7A0C1C), c(0x8E1526), c(0xFBE6E8)},
                 {c(0x3A3D44), c(0xFFFFFF), c(0x3A3D44), true}}};
    t.percentiles = {{{c(0x6B8FB8), 1.0}, {c(0x0B5CAD), 1.5}, {c(0x4B2E83), 1.5, true}}};
    t.marks = userMarks();
    return t;
}

Theme darkTheme()
{
    Theme t;
    t.dark = true;
    t.window = c(0x16191E);
    t.surface = c(0x1C2026);
    t.alt = c(0x20252C);
    t.raised = c(0x262C34);
    t.hairline = c(0x343C47);
    t.controlBorder = c(0x6F7A8A);
    t.text = c(0xE6E9EE);
    t.secondary = c(0xB4BCC8);
    t.tertiary = c(0x949EAC);
    t.accent = c(0x6CB2F7);
    t.onAccent = c(0x0B1B2B);
    t.selection = c(0x1F3F61);
    t.onSelection = c(0xEAF3FD);
    t.ok = c(0x5BD6A9);
    t.warning = c(0xF2B84B);
    t.danger = c(0xFF8A80);
    t.status = {{{c(0x6A7382), c(0xB4BCC8), c(0x2B323B)},
                 {c(0x1FC79B), c(0x6FE3BE), c(0x14352B)},
                 {c(0x3F86FF), c(0x9CC3FF), c(0x172C4B)},
                 {c(0xD0A010), c(0xF0C867), c(0x3A2C0C)},
                 {c(0xBF4545), c(0xFF9C97), c(0x431A1D)},
                 {c(0xEEF3FF), c(0x16191E), c(0xE6EEFF), true}}};
    t.percentiles = {{{c(0x7FA6D6), 1.0}, {c(0x6CB2F7), 1.5}, {c(0xC9A7FF), 1.5, true}}};
    t.marks = userMarks();
    return t;
}

Theme highContrastTheme()
{
    Theme t = darkTheme();
    t.highContrast = true;
    t.window = c(0x000000);
    t.surface = c(0x000000);
    t.alt = c(0x0A0A0A);
    t.raised = c(0x1A1A1A);
    t.hairline = c(0x9A9A9A);
    t.controlBorder = c(0xFFFFFF);
    t.text = c(0xFFFFFF);
    t.secondary = c(0xFFFFFF);
    t.tertiary = c(0xD8D8D8);
    t.accent = c(0xFFD60A);
    t.onAccent = c(0x000000);
    t.selection = c(0xFFD60A);
    t.onSelection = c(0x000000);
    t.ok = c(0x6BFFC8);
    t.warning = c(0xFFC64D);
    t.danger = c(0xFF9C97);
    for (std::size_t i = 0; i + 1 < t.status.size(); ++i)
        t.status[i].badgeFill = t.window;
    t.percentiles[0].color = c(0xFFFFFF);
    t.percentiles[1].color = t.accent;
    return t;
}

} // namespace gatehouse::ui
