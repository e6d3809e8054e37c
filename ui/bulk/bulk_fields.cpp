#include "ui/bulk/bulk_fields.h"

namespace rf::ui {

using models::BulkModel;

namespace {

QStringList wordsOf(const BulkModel* model, const QString& result) {
    return {ScopeChoice::tr("%n selected item(s)", nullptr, int(model->selectionCount())),
            ScopeChoice::tr("%n row(s) shown", nullptr, int(model->shownCount())),
            result.isEmpty() ? ScopeChoice::tr("Whole result") : ScopeChoice::tr("All of %1, every page").arg(result)};
}

} // namespace

ScopeChoice::ScopeChoice(BulkModel* model, const QString& result) : Segments(wordsOf(model, result)), m_model(model) {
    setObjectName(QStringLiteral("bulkScope"));
    setAccessibleName(tr("Which items"));
    setCurrent(int(model->scope()));
    connect(this, &Segments::currentChanged, model, [model](int at) { model->setScope(BulkModel::Scope(at)); });
    connect(model, &BulkModel::formChanged, this, &ScopeChoice::refresh);
    connect(model, &BulkModel::stateChanged, this, &ScopeChoice::refresh);
    refresh();
}

void ScopeChoice::refresh() {
    setEnabled(!m_model->isBusy());
    for (const auto scope : {BulkModel::Scope::Selection, BulkModel::Scope::Shown, BulkModel::Scope::Result})
        setSegmentEnabled(int(scope), m_model->hasScope(scope) && !m_model->isBusy());
}

} // namespace rf::ui

#include "moc_bulk_fields.cpp"
