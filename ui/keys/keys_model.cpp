// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/keys_model.h"

#include "ui/theme/theme.h"
#include "ui/theme/type_scale.h"

#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

namespace gatehouse::ui {

void KeysModel::setKeys(QList<app::KeyInfo> keys)
{
    std::stable_sort(keys.begin(), keys.end(), [](const app::KeyInfo &a, const app::KeyInfo &b) {
        return std::tie(a.consumer, a.label) < std::tie(b.consumer, b.label);
    });
    if (keys == m_keys)
        return;
    beginResetModel();
    m_keys = std::move(keys);
    endResetModel();
}

int KeysModel::rowOf(const QString &consumer, const QString &credentialId) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_keys[row].consumer == consumer && m_keys[row].credentialId == credentialId)
            return row;
    }
    return -1;
}

void KeysModel::retranslate()
{
    if (!m_keys.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int KeysModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_keys.size());
}

int KeysModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString KeysModel::text(const app::KeyInfo &key, int column) const
{
    switch (column) {
    case ConsumerColumn:
        return key.consumer;
    case LabelColumn:
        return key.label;
    case PrefixColumn:
        return key.prefix.isEmpty() ? QString(QChar(0x2013)) : QString(key.prefix + QChar(0x2026));
    case EnabledColumn:
        return key.enabled ? tr("Enabled") : tr("Disabled");
    default:
        return key.created.isValid()
            ? QLocale().toString(key.created.toLocalTime(), QLocale::ShortFormat)
            : tr("Unknown");
    }
}

QVariant KeysModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const app::KeyInfo &key = m_keys[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(key, index.column());
    case Qt::ToolTipRole:
        return index.column() == PrefixColumn ? key.reference : QVariant();
    case Qt::FontRole:
        return index.column() == PrefixColumn ? fontFor(TextRole::Mono) : QVariant();
    case Qt::ForegroundRole:
        return key.enabled
            ? QVariant()
            : QGuiApplication::palette().color(QPalette::Active, QPalette::PlaceholderText);
    default:
        return {};
    }
}

QVariant KeysModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names = {tr("Consumer"), tr("Label"), tr("Key begins with"), tr("State"),
                               tr("Created")};
    return names[section];
}

} // namespace gatehouse::ui
