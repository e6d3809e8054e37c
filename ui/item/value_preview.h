#pragma once
// A value looked at by itself, in a window of its own: where there is no inspector beside it.

#include "ui/common/dialog.h"
#include "ui/item/value_view.h"

namespace rf::ui {

class ValuePreview : public Dialog {
    Q_OBJECT
public:
    using Side = ValueView::Side;

    ValuePreview(const QString& name, const models::Value& value, QWidget* parent = nullptr);

    QList<Side> sides() const { return m_view->sides(); }
    Segments* segments() const { return m_view->segments(); }
    QString text() const { return m_view->text(); }

private:
    ValueView* m_view;
};

} // namespace rf::ui
