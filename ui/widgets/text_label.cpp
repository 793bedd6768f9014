// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_label.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QScopedValueRollback>

namespace gatehouse::ui {

namespace {

QColor colorOf(Tone tone, const Theme &t)
{
    switch (tone) {
    case Tone::Secondary:
        return t.secondary;
    case Tone::Tertiary:
        return t.tertiary;
    case Tone::Accent:
        return t.accent;
    case Tone::Ok:
        return t.ok;
    case Tone::Warning:
        return t.warning;
    case Tone::Danger:
        return t.danger;
    case Tone::Text:
        break;
    }
    return t.text;
}

} // namespace

TextLabel::TextLabel(TextRole role, Tone tone, QWidget *parent)
    : QLabel(parent)
    , m_role(role)
    , m_tone(tone)
{
    adopt();
}

TextLabel::TextLabel(const QString &text, TextRole role, Tone tone, QWidget *parent)
    : TextLabel(role, tone, parent)
{
    setText(text);
}

void TextLabel::setTone(Tone tone)
{
    m_tone = tone;
    adopt();
}

void TextLabel::changeEvent(QEvent *event)
{
    const bool ours = event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange;
    if (ours && !m_adopting)
        adopt();
    QLabel::changeEvent(event);
}

void TextLabel::adopt()
{
    const QScopedValueRollback guard(m_adopting, true);
    setFont(fontFor(m_role));
    QPalette own; // only the text colour is ours; the rest stays inherited
    own.setResolveMask(0);
    own.setColor(QPalette::Active, QPalette::WindowText, colorOf(m_tone, themeOf(this)));
    own.setColor(QPalette::Inactive, QPalette::WindowText, colorOf(m_tone, themeOf(this)));
    setPalette(own);
}

} // namespace gatehouse::ui
