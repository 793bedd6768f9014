// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/variables.h"

namespace gatehouse::plugins {

// The address of a redirect with $name and ${name}. Unlike in a Template a name ends at a dot, and
// \$ stays as it is, backslash and all.
class Address
{
public:
    explicit Address(QByteArrayView text);
    QByteArray render(const Exchange &exchange) const;

private:
    struct Part {
        QByteArray literal;
        QByteArray variable; // follows the literal; may be empty
    };
    QList<Part> m_parts;
};

} // namespace gatehouse::plugins
