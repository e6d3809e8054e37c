#include "ui/item/value_preview.h"

#include <QVBoxLayout>

namespace rf::ui {

ValuePreview::ValuePreview(const QString& name, const models::Value& value, QWidget* parent)
    : Dialog(name, parent), m_view(new ValueView(ValueView::Room::Dialog)) {
    setObjectName(QStringLiteral("valuePreview"));
    m_view->setValue(value);
    body()->addWidget(m_view, 1);
    addAccept(tr("Close"));
    resize(780, 560);
}

} // namespace rf::ui

#include "moc_value_preview.cpp"
