//! What the document says about the fields of a body: the schema of its type, looked up while it is read.

use std::any::TypeId;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock};

use parking_lot::RwLock;
use utoipa::ToSchema;
use utoipa::openapi::schema::{ArrayItems, SchemaType};
use utoipa::openapi::{RefOr, Schema, Type};

/// References behind references that are followed.
const DEEPEST: u8 = 8;

/// The schema of a body, and those it refers to.
pub(super) struct Form {
    whole: RefOr<Schema>,
    named: BTreeMap<String, RefOr<Schema>>,
}

/// The schema of one value in a body; nothing is known about a value that has none.
#[derive(Clone, Copy, Default)]
pub(super) struct Place<'f>(Option<(&'f Form, &'f RefOr<Schema>)>);

/// A type's schema stays as it is while the program runs.
static FORMS: LazyLock<RwLock<HashMap<TypeId, Arc<Form>>>> = LazyLock::new(RwLock::default);

impl Form {
    /// The form of `T`, made when it is first asked for.
    pub(super) fn of<T: ToSchema + 'static>() -> Arc<Self> {
        if let Some(known) = FORMS.read().get(&TypeId::of::<T>()) {
            return Arc::clone(known);
        }
        let mut named = Vec::new();
        T::schemas(&mut named);
        let form = Arc::new(Self { whole: T::schema(), named: named.into_iter().collect() });
        Arc::clone(FORMS.write().entry(TypeId::of::<T>()).or_insert(form))
    }

    /// The body itself.
    pub(super) fn whole(&self) -> Place<'_> {
        Place(Some((self, &self.whole)))
    }

    /// Shows `look` each schema that a value may be of, references followed.
    fn each<'f>(&'f self, schema: &'f RefOr<Schema>, left: u8, look: &mut impl FnMut(&'f Schema)) {
        let Some(left) = left.checked_sub(1) else { return };
        let choices = match schema {
            RefOr::Ref(reference) => {
                let name = reference.ref_location.rsplit('/').next().unwrap_or_default();
                return self.named.get(name).into_iter().for_each(|schema| self.each(schema, left, look));
            }
            RefOr::T(Schema::OneOf(choice)) => &choice.items,
            RefOr::T(Schema::AllOf(choice)) => &choice.items,
            RefOr::T(Schema::AnyOf(choice)) => &choice.items,
            RefOr::T(schema) => return look(schema),
        };
        choices.iter().for_each(|schema| self.each(schema, left, look));
    }
}

impl<'f> Place<'f> {
    /// Whether the document says that null is none of the values here.
    pub(super) fn is_never_null(self) -> bool {
        let Some((form, schema)) = self.0 else { return false };
        let (mut kinds, mut nulls) = (0, 0);
        form.each(schema, DEEPEST, &mut |schema| {
            let kind = match schema {
                Schema::Object(object) => &object.schema_type,
                Schema::Array(array) => &array.schema_type,
                _ => return nulls += 1,
            };
            kinds += 1;
            nulls += u32::from(match kind {
                SchemaType::Type(kind) => *kind == Type::Null,
                SchemaType::Array(kinds) => kinds.contains(&Type::Null),
                SchemaType::AnyValue => true,
            });
        });
        kinds > 0 && nulls == 0
    }

    /// A field of the object here.
    pub(super) fn field(self, name: &str) -> Self {
        self.inner(|schema| match schema {
            Schema::Object(object) => object.properties.get(name),
            _ => None,
        })
    }

    /// An item of the list here.
    pub(super) fn item(self) -> Self {
        self.inner(|schema| match schema {
            Schema::Array(array) => match &array.items {
                ArrayItems::RefOrSchema(item) => Some(item),
                ArrayItems::False => None,
            },
            _ => None,
        })
    }

    /// What `find` finds in the one schema that has it: of several, none says more than the others.
    fn inner(self, find: impl Fn(&'f Schema) -> Option<&'f RefOr<Schema>>) -> Self {
        let Some((form, schema)) = self.0 else { return self };
        let (mut found, mut count) = (None, 0);
        form.each(schema, DEEPEST, &mut |schema| {
            if let Some(inner) = find(schema) {
                (found, count) = (Some((form, inner)), count + 1);
            }
        });
        Self(found.filter(|_| count == 1))
    }
}
