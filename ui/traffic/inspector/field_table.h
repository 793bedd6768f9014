// SPDX-License-Identifier: GPL-3.0-or-later
// A table of names and values of which rows can be copied.
#pragma once

#include "ui/traffic/inspector/field_model.h"

#include <QTableView>

namespace gatehouse::ui {

class FieldTable : public QTableView
{
    Q_OBJECT
public:
    enum class Look { Headers, Facts };
    FieldTable(Look look, QWidget *parent = nullptr);

    void setFields(const QList<NamedValue> &fields);
    [[nodiscard]] const FieldModel &fields() const { return m_fields; }
    /// The selected rows, or all, as "Name: value" lines.
    [[nodiscard]] QString textToCopy() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void copy();
    void retranslateUi();

    FieldModel m_fields;
    QAction *m_copy;
};

} // namespace gatehouse::ui
