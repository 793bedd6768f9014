// SPDX-License-Identifier: GPL-3.0-or-later
// Names with a value each: headers, labels, nodes with their weights. A name that is there twice is
// marked and not taken until it is different.
#pragma once

#include "ui/forms/form_field.h"

class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace gatehouse::ui {

class MapField : public FormField
{
    Q_OBJECT
public:
    explicit MapField(const FieldSpec &spec);
    [[nodiscard]] bool isWide() const override { return true; }
    void focusAt(const QString &pointer) override;

protected:
    void showValue() override;

private:
    struct Entry {
        QWidget *line;
        QLineEdit *name;
        FormField *field;
    };
    void addEntry(const QString &name, const QJsonValue &value);
    void addState(QLineEdit *address, QHBoxLayout *row);
    void removeEntry(QWidget *line);
    void gather(const QString &pointer);

    QList<Entry> m_entries;
    QVBoxLayout *m_lines;
    QPushButton *m_add;
};

} // namespace gatehouse::ui
