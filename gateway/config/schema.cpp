// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema.h"

#include "gateway/config/schema_compiler.h"
#include "gateway/config/schema_evaluator.h"

namespace gatehouse::config {

class Schema::Compiled
{
public:
    schema::Tree tree;
};

Schema::~Schema() = default;

Result<std::shared_ptr<const Schema>> Schema::compile(const QJsonObject &source)
{
    std::shared_ptr<Schema> made(new Schema);
    made->m_source = source;
    made->m_compiled = std::make_unique<Compiled>();
    const Result<const schema::Node *> root =
        schema::Compiler(made->m_source, made->m_compiled->tree).run();
    if (!root)
        return Unexpected<Error>{root.error()};
    made->m_compiled->tree.root = *root;
    return std::shared_ptr<const Schema>(std::move(made));
}

QList<SchemaFault> Schema::check(const QJsonValue &value) const
{
    return schema::Evaluator().run(*m_compiled->tree.root, value);
}

} // namespace gatehouse::config
