// SPDX-License-Identifier: GPL-3.0-or-later
// A titled group of fields on the Settings page; each label is its field's buddy and name.
#pragma once

#include <QFormLayout>
#include <QFrame>

namespace gatehouse::ui {

class SectionHeader;
class TextLabel;

class SettingsSection : public QFrame
{
    Q_OBJECT
public:
    explicit SettingsSection(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// Takes the field. Its label gets a text through setLabel().
    void addField(QWidget *field);
    void setLabel(QWidget *field, const QString &text);
    /// A sentence below the field above; text through setText() of what is returned.
    TextLabel *addNote();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    SectionHeader *m_header;
    QFormLayout *m_form;
};

} // namespace gatehouse::ui
