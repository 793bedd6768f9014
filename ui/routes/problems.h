// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong in the draft, found a moment after each change.
#pragma once

#include "gateway/config/fault.h"
#include "ui/forms/form_field.h"

#include <QTimer>

namespace gatehouse::ui {

class DocumentEditor;

class Problems : public QObject
{
    Q_OBJECT
public:
    Problems(DocumentEditor &editor, const plugin::Registry &plugins, QObject *parent = nullptr);

    [[nodiscard]] const QList<config::Fault> &all() const { return m_faults; }
    [[nodiscard]] QList<config::Fault> of(config::Kind kind, const QString &id) const;
    /// For the fields of a form.
    [[nodiscard]] QList<FieldFault> fieldFaults(config::Kind kind, const QString &id) const;
    /// Looks now instead of in a moment.
    void check();

    /// The reason without the path that APISIX puts before it; the form shows the path by place.
    [[nodiscard]] static QString shortReason(const QString &reason);

signals:
    void changed();

private:
    DocumentEditor &m_editor;
    const plugin::Registry &m_plugins;
    QTimer m_soon;
    QList<config::Fault> m_faults;
};

} // namespace gatehouse::ui
