// SPDX-License-Identifier: GPL-3.0-or-later
// One figure of the Overview's top row: label, big number with its unit, a note, and the last sixty
// values as a sparkline. Screen readers get label and value as one text.
#pragma once

#include "ui/widgets/text_label.h"

#include <QFrame>

namespace gatehouse::ui {

class Sparkline;

class StatTile : public QFrame
{
    Q_OBJECT
public:
    explicit StatTile(const QString &label, QWidget *parent = nullptr);

    void setLabel(const QString &label);
    /// number and unit as they shall read, e.g. "42" and "req/s".
    void setValue(const QString &number, const QString &unit);
    /// Small text under the number ("312 samples"); empty hides it.
    void setNote(const QString &note);
    void setTone(Tone tone); ///< of the number
    void setHistory(const QList<double> &values);
    void appendHistory(double value);

    [[nodiscard]] QString valueText() const; ///< "42 req/s"

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();

    TextLabel *m_label;
    TextLabel *m_number;
    TextLabel *m_unit;
    TextLabel *m_note;
    Sparkline *m_sparkline;
};

} // namespace gatehouse::ui
