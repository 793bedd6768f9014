// SPDX-License-Identifier: GPL-3.0-or-later
// A label with a place in the type scale and a tone; it keeps both when theme or font change.
#pragma once

#include "ui/theme/type_scale.h"

#include <QLabel>

namespace gatehouse::ui {

enum class Tone { Text, Secondary, Tertiary, Accent, Ok, Warning, Danger };

class TextLabel : public QLabel
{
    Q_OBJECT
public:
    explicit TextLabel(TextRole role, Tone tone = Tone::Text, QWidget *parent = nullptr);
    TextLabel(const QString &text, TextRole role, Tone tone = Tone::Text,
              QWidget *parent = nullptr);

    void setTone(Tone tone);
    [[nodiscard]] Tone tone() const { return m_tone; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void adopt();

    TextRole m_role;
    Tone m_tone;
    bool m_adopting = false;
};

} // namespace gatehouse::ui
