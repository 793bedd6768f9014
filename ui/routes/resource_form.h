// SPDX-License-Identifier: GPL-3.0-or-later
// A resource as a form: switch and id on top, then its sections.
#pragma once

#include "ui/forms/form_field.h"
#include "ui/routes/document_editor.h"

#include <QScrollArea>

class QCheckBox;
class QLineEdit;
class QVBoxLayout;

namespace gatehouse::ui {

class Banner;
class Disclosure;
class ObjectField;
class Problems;

class ResourceForm : public QScrollArea
{
    Q_OBJECT
public:
    ResourceForm(DocumentEditor &editor, Problems &problems, const plugin::Registry &plugins,
                 QWidget *parent = nullptr);

    /// An id that does not exist empties the form.
    void setResource(const ResourceRef &ref);
    /// Opens what hides the place and puts the focus there.
    void focusAt(const QString &pointer);
    /// Must outlive the form.
    void setHealth(const NodeHealth *health) { m_context.health = health; }
    [[nodiscard]] ObjectField *sectionOf(const QString &key) const; ///< null: none
    [[nodiscard]] QCheckBox *enabledSwitch() const { return m_enabled; }

private:
    void build(const QJsonObject &value);
    void buildHead(QVBoxLayout *to);
    void addSection(const struct FormSection &section, QVBoxLayout *to, const QJsonObject &value);
    void refresh();
    void showHead(const QJsonObject &value);
    void showFaults();
    void store(const QJsonValue &value, const QString &pointer);
    void rename();
    void fillContext(const plugin::Registry &plugins);

    DocumentEditor &m_editor;
    Problems &m_problems;
    FormContext m_context;
    ResourceRef m_ref;
    bool m_isCredential = false;
    Banner *m_banner = nullptr;
    QCheckBox *m_enabled = nullptr;
    QLineEdit *m_id = nullptr;
    QList<ObjectField *> m_sections;
    QList<Disclosure *> m_folds;
};

} // namespace gatehouse::ui
