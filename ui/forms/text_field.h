// SPDX-License-Identifier: GPL-3.0-or-later
// Texts and numbers: a line, or several lines for bodies and certificates. The default stands there
// as a placeholder.
#pragma once

#include "ui/forms/form_field.h"

class QLineEdit;
class QPlainTextEdit;

namespace gatehouse::ui {

class TextField : public FormField
{
    Q_OBJECT
public:
    explicit TextField(const FieldSpec &spec);

protected:
    void showValue() override;

private:
    QLineEdit *m_line;
};

/// Also lists of scalars, one item each line.
class LinesField : public FormField
{
    Q_OBJECT
public:
    enum class Holds { Text, List };
    LinesField(const FieldSpec &spec, Holds holds);

protected:
    void showValue() override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onTextChanged();
    [[nodiscard]] QJsonValue listOf(const QString &text) const;
    void fitHeight();

    Holds m_holds;
    QPlainTextEdit *m_text;
};

} // namespace gatehouse::ui
